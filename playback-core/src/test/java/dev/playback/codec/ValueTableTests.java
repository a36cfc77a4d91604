package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.codec.ValueTable.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the codec to the table of kinds. */
class ValueTableTests {

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), ValueTableTests.class.getClassLoader());

    static List<Kind> kinds() {
        return ValueTable.kinds();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void each_kind_comes_back_or_says_why_not(Kind kind) {
        kind.verify(values);
    }

    @Test
    void the_table_has_108_kinds_of_which_at_least_102_come_back() {
        List<Kind> kinds = kinds();

        assertThat(kinds).extracting(Kind::name).hasSize(108).doesNotHaveDuplicates();
        assertThat(kinds).filteredOn(Kind::isRight).hasSizeGreaterThanOrEqualTo(102);
    }
}

package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTests {

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), JsonValuesTests.class.getClassLoader());

    interface Shape {}

    record Circle(double radius) implements Shape {}

    record Named(String name, Shape shape) implements Shape {}

    enum Mood {
        CALM,
        LOUD {
            @Override
            boolean isLoud() {
                return true;
            }
        };

        boolean isLoud() {
            return false;
        }
    }

    static Stream<Object> samples() {
        return Stream.of(
                "text \uD83D\uDE00 \u0000",
                7,
                7L,
                (short) 7,
                'c',
                -0.0,
                Double.NaN,
                1.5f,
                new BigDecimal("1.00"),
                UUID.fromString("00000000-0000-0001-0000-000000000002"),
                List.of(1, 2L, "three"),
                List.of(),
                Set.of("only"),
                Map.of("key", List.of(new Circle(1.25))),
                Arrays.asList("a", null),
                Collections.unmodifiableMap(new LinkedHashMap<>(Map.of("b", 2))),
                new TreeMap<>(Map.of("z", 1, "y", 2)),
                new Named("ring", new Circle(3)),
                Mood.CALM,
                Mood.LOUD);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void values_come_back_equal(Object value) {
        assertThat(values.read(values.write(value, Object.class), Object.class)).isEqualTo(value);
    }

    @Test
    void null_comes_back() {
        assertThat(values.read(values.write(null, Object.class), Object.class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.ProcessBuilder",
                "java.lang.Class",
                "java.net.URL",
                "javax.naming.InitialContext",
                "com.sun.rowset.JdbcRowSetImpl",
                "org.slf4j.LoggerFactory",
                "dev.playback.codec.deeper.Anything",
                "[Ldev.playback.codec.JsonValuesTests;"
            })
    void a_class_that_is_not_allowed_is_refused(String name) {
        assertThatThrownBy(() -> values.read("{\"@type\":\"%s\"}".formatted(name), Object.class))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining(name + " is not allowed. If recordings may hold it, allow its package");
    }

    @Test
    void an_exception_comes_back_with_class_and_message() {
        Throwable error = values.readError(values.writeError(new FileNotFoundException("gone.txt")));

        assertThat(error).isExactlyInstanceOf(FileNotFoundException.class).hasMessage("gone.txt");
    }

    @Test
    void an_exception_that_cannot_be_made_has_a_stand_in() {
        Throwable error = values.readError("{\"@type\":\"com.example.Secret\",\"@message\":\"m\"}");

        assertThat(error)
                .isInstanceOf(RecordedException.class)
                .hasMessage(
                        "Stands in for a recorded com.example.Secret, which could not be made here. Its message: m");
    }

    @Test
    void numbers_of_a_tree_are_exact() {
        assertThat(JsonValues.tree("0.12345678901234567890")).isNotEqualTo(JsonValues.tree("0.12345678901234567891"));
        assertThat(JsonValues.tree("2.50")).hasToString("2.50");
    }

    @Test
    void what_writing_would_use_up_is_left_alone_and_marked() {
        Iterator<Integer> iterator = List.of(4, 5).iterator();

        String json = values.write(List.of(iterator, Stream.of(6)), Object.class);

        assertThat(iterator.next()).isEqualTo(4);
        assertThat(json)
                .contains("{\"@opaque\":\"java.util.ImmutableCollections$ListItr\"}")
                .contains("{\"@opaque\":\"java.util.stream.ReferencePipeline$Head\"}");
    }

    @Test
    void touching_an_opaque_value_fails_with_place_and_remedy() {
        record Holder(Supplier<String> supplier) {}
        Holder holder = (Holder)
                Objects.requireNonNull(values.read(values.write(new Holder(() -> "x"), Holder.class), Holder.class));

        assertThatThrownBy(() -> holder.supplier().get())
                .isInstanceOf(OpaqueValueException.class)
                .hasMessageMatching(
                        "The recorded value at /supplier was a .*JsonValuesTests\\$\\$Lambda, which cannot be"
                                + " recorded, so it cannot be used in replay. Intercept a method that gives its content instead.");
    }

    @Test
    void writing_stops_at_its_bound() {
        JsonValues limited = values.limit(100);
        List<String> endless = Collections.nCopies(Integer.MAX_VALUE, "again");

        assertThatThrownBy(() -> limited.write(endless, Object.class))
                .isInstanceOf(ValueTooLargeException.class)
                .hasMessage("The text of a value is longer than 100 bytes, the bound set by whoever records it.")
                .extracting("maxBytes")
                .isEqualTo(100L);
        assertThat(limited.write("short", Object.class)).isEqualTo("\"short\"");
    }
}

package dev.playback.lookup;

import static dev.playback.lookup.MetadataFilter.absent;
import static dev.playback.lookup.MetadataFilter.anyOf;
import static dev.playback.lookup.MetadataFilter.atLeast;
import static dev.playback.lookup.MetadataFilter.atMost;
import static dev.playback.lookup.MetadataFilter.between;
import static dev.playback.lookup.MetadataFilter.is;
import static dev.playback.lookup.MetadataFilter.isNot;
import static dev.playback.lookup.MetadataFilter.lessThan;
import static dev.playback.lookup.MetadataFilter.like;
import static dev.playback.lookup.MetadataFilter.moreThan;
import static dev.playback.lookup.MetadataFilter.present;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.recording.EntryKind;
import dev.playback.recording.RecordingMetadata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataFilterTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        // filter, fact, wanted
        add(cases, is("US"), "US", true);
        add(cases, is("US"), "us", false);
        add(cases, is("1"), 1, false);
        add(cases, is(1), "1", false);
        add(cases, is(1), true, false);
        add(cases, is(1), 1.0, true);
        add(cases, is(0.1), new BigDecimal("0.10"), true);
        add(cases, is(9007199254740993L), 9007199254740992.0, false);
        add(cases, is(new BigInteger("9007199254740993")), 9007199254740993L, true);
        add(cases, is(-0.0), 0, true);
        add(cases, is(Double.NaN), Double.NaN, true);
        add(cases, is(true), true, true);
        add(cases, is(true), "true", false);
        add(cases, is(EntryKind.INPUT), "INPUT", true);
        add(cases, is("a"), List.of("b", "a"), true);
        add(cases, is(List.of(1, 2)), List.of(1.0, 2L), true);
        add(cases, is(List.of(1, 2)), List.of(2, 1), false);
        add(cases, is("a"), null, false);
        add(cases, is(NOON), "2026-11-24T13:00:00+01:00", true);
        add(cases, is(NOON), "noon", false);
        add(cases, isNot("US"), "DE", true);
        add(cases, isNot("US"), "US", false);
        add(cases, isNot("US"), 7, false);
        add(cases, isNot("US"), null, false);
        add(cases, isNot(true), false, true);
        add(cases, isNot("a"), List.of("b", "c"), true);
        add(cases, isNot("a"), List.of("b", "a"), false);
        add(cases, anyOf(), "a", false);
        add(cases, anyOf("a", 2, like("x*")), 2, true);
        add(cases, anyOf("a", 2, like("x*")), "xyz", true);
        add(cases, anyOf("a", 2, like("x*")), "y", false);
        add(cases, like("a*?"), "ab", true);
        add(cases, like("a*?"), "a", false);
        add(cases, like("*"), "", true);
        add(cases, like("*"), null, false);
        add(cases, like("?"), "\uD83D\uDE00", true);
        add(cases, like("a[1]"), "a[1]", true);
        add(cases, like("a\\*"), "a*", true);
        add(cases, like("a\\*"), "ab", false);
        add(cases, like("*a*a*a*b"), "a".repeat(5000), false);
        add(cases, like("*b"), "line\nb", true);
        add(cases, like("1*"), 12, false);
        add(cases, like("b*"), List.of("a", "bc"), true);
        add(cases, lessThan(10), 9.99, true);
        add(cases, lessThan(10), 10, false);
        add(cases, lessThan(10), "9", false);
        add(cases, lessThan(10), true, false);
        add(cases, atMost(10), 10.0, true);
        add(cases, moreThan(new BigDecimal("1e400")), Double.MAX_VALUE, false);
        add(cases, moreThan(Long.MAX_VALUE), new BigInteger("9223372036854775808"), true);
        add(cases, atLeast("b"), "b", true);
        add(cases, atLeast("b"), "a", false);
        add(cases, between(1, 3), 3, true);
        add(cases, between(1, 3), 3.01, false);
        add(cases, between(1, 3), List.of(0, 4), false);
        add(cases, between(1, 3), List.of(0, 2), true);
        add(cases, between(1, "z"), 2, false);
        add(cases, between(NOON, NOON.plusSeconds(1)), "2026-11-24T12:00:00.5Z", true);
        add(cases, moreThan(OffsetDateTime.parse("2026-11-24T13:00:00+02:00")), NOON.toString(), true);
        add(cases, atLeast(LocalDate.of(2026, 1, 1)), "2026-01-01", true);
        add(cases, atLeast(LocalDate.of(2026, 1, 1)), "soon", false);
        add(cases, lessThan(LocalTime.NOON), "11:59:59", true);
        add(cases, absent(), null, true);
        add(cases, absent(), "", false);
        add(cases, present(), List.of(), true);
        add(cases, present(), null, false);
        add(cases, atLeast(2).and(atMost(4)), 3, true);
        add(cases, atLeast(2).and(atMost(4)), 5, false);
        return cases;
    }

    private static void add(List<Arguments> cases, MetadataFilter filter, @Nullable Object fact, boolean wanted) {
        Object kept = fact == null
                ? null
                : RecordingMetadata.none().with("fact", fact).facts().get("fact");
        cases.add(Arguments.of(filter, kept, wanted));
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @MethodSource("cases")
    void wants_what_it_says(MetadataFilter filter, @Nullable Object fact, boolean wanted) {
        assertThat(filter.matches(fact)).isEqualTo(wanted);
    }

    @Test
    void is_equal_to_one_that_was_made_alike_and_prints_itself() {
        assertThat(between(1, 2.5).and(isNot("a\"b")))
                .isEqualTo(between(1L, 2.5f).and(isNot("a\"b")));
        assertThat(is(1)).isNotEqualTo(is("1"));
        assertThat(anyOf("a", 1, like("b*")).and(atLeast(NOON)).and(absent()))
                .hasToString(
                        "anyOf(is(\"a\"), is(1), like(\"b*\")) and atLeast(INSTANT 2026-11-24T12:00:00Z) and absent()");
    }

    @Test
    void refuses_a_bound_without_order() {
        assertThatThrownBy(() -> lessThan(List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[1] is no bound: it has no less and no more. Give a number, a time or a text.");
        assertThatThrownBy(() -> is(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}

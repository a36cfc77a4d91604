package dev.playback.difference;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a rule lets values differ. */
sealed interface Leniency {

    /** The value does not count at all. */
    record Ignored() implements Leniency {}

    /** The items of an array are compared in any order. */
    record AnyOrder() implements Leniency {}

    /** The items of an array are compared with those of the same {@code fields}. */
    record Keyed(List<String> fields) implements Leniency {}

    /** Every match of {@code pattern} becomes {@code replacement} before texts are compared. */
    record Replaced(TextPattern pattern, String replacement) implements Leniency {}

    /** What {@code pattern} finds may be another text, but the same one everywhere. */
    record SameEverywhere(TextPattern pattern) implements Leniency {}

    /** Numbers may be apart by {@code most}, or by that share of the recorded one. */
    record CloseNumbers(BigDecimal most, boolean isShare) implements Leniency {

        boolean covers(BigDecimal recorded, BigDecimal replayed) {
            BigDecimal limit = isShare ? most.multiply(recorded.abs()) : most;
            return recorded.subtract(replayed).abs().compareTo(limit) <= 0;
        }
    }

    /** Times may be apart by {@code most}. */
    record CloseTimes(Duration most) implements Leniency {

        private static final List<Function<String, Instant>> READERS = List.of(
                Instant::parse,
                text -> OffsetDateTime.parse(text).toInstant(),
                text -> ZonedDateTime.parse(text).toInstant(),
                text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
                text -> LocalTime.parse(text).atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC),
                text -> OffsetTime.parse(text).atDate(LocalDate.EPOCH).toInstant());
        private static final int LONGEST_TIME = 80;

        boolean covers(Instant recorded, Instant replayed) {
            return Duration.between(recorded, replayed).abs().compareTo(most) <= 0;
        }

        /** Returns the time that {@code text} is; null if it is none. */
        static @Nullable Instant time(String text) {
            boolean mayBe = text.length() <= LONGEST_TIME && (text.indexOf('T') > 0 || text.indexOf(':') == 2);
            for (Function<String, Instant> reader : mayBe ? READERS : List.<Function<String, Instant>>of()) {
                try {
                    return reader.apply(text);
                } catch (DateTimeException e) {
                    // Perhaps the next one can read it.
                }
            }
            return null;
        }
    }
}

package dev.playback.lookup;

import dev.playback.recording.RecordingMetadata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that facts are compared with, in the form in which metadata keeps it.
 *
 * @param time the kind of time it is, which a text must be read as before it is compared
 */
record Wanted(Object value, @Nullable Time time) {

    /** Kinds of times, and how a text is read as one. */
    enum Time {
        INSTANT {
            @Override
            Comparable<?> read(String text) {
                // The short form is by far the most frequent, and fastest.
                return text.endsWith("Z")
                        ? Instant.parse(text)
                        : ZonedDateTime.parse(text).toInstant();
            }
        },
        DATE {
            @Override
            Comparable<?> read(String text) {
                return LocalDate.parse(text);
            }
        },
        DATE_TIME {
            @Override
            Comparable<?> read(String text) {
                return LocalDateTime.parse(text);
            }
        },
        TIME {
            @Override
            Comparable<?> read(String text) {
                return LocalTime.parse(text);
            }
        };

        abstract Comparable<?> read(String text);
    }

    static Wanted of(Object value) {
        if (value instanceof Wanted wanted) {
            return wanted;
        }
        if (value instanceof Instant) {
            return new Wanted(value.toString(), Time.INSTANT);
        }
        if (value instanceof ZonedDateTime zoned) {
            return new Wanted(zoned.toInstant().toString(), Time.INSTANT);
        }
        if (value instanceof OffsetDateTime offset) {
            return new Wanted(offset.toInstant().toString(), Time.INSTANT);
        }
        Time time = value instanceof LocalDate
                ? Time.DATE
                : value instanceof LocalDateTime ? Time.DATE_TIME : value instanceof LocalTime ? Time.TIME : null;
        Object kept = RecordingMetadata.none()
                .with("wanted", value)
                .facts()
                .values()
                .iterator()
                .next();
        return new Wanted(kept, time);
    }

    /** Returns a bound: what has no order is refused. */
    static Wanted ofOrdered(Object value) {
        Wanted bound = of(value);
        if (bound.value instanceof List || bound.value instanceof Boolean) {
            throw new IllegalArgumentException(
                    "%s is no bound: it has no less and no more. Give a number, a time or a text.".formatted(value));
        }
        return bound;
    }

    boolean isEqual(Object fact) {
        if (value instanceof List<?> list) {
            return fact instanceof List<?> facts && areEqual(list, facts);
        }
        Integer order = order(fact);
        return order == null ? value.equals(fact) : order == 0;
    }

    private static boolean areEqual(List<?> wanted, List<?> facts) {
        if (wanted.size() != facts.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!new Wanted(wanted.get(i), null).isEqual(facts.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean isOfItsKind(Object fact) {
        return order(fact) != null || (value instanceof Boolean && fact instanceof Boolean);
    }

    /** Returns how {@code fact} lies to this: negative, 0 or positive; null if they have no order. */
    @Nullable
    Integer order(Object fact) {
        if (value instanceof Number wanted && fact instanceof Number number) {
            return (wanted instanceof Long one && number instanceof Long other)
                    ? Long.compare(other, one)
                    : exact(number).compareTo(exact(wanted));
        }
        if (!(value instanceof String wanted) || !(fact instanceof String text)) {
            return null;
        }
        return time == null ? (Integer) text.compareTo(wanted) : orderInTime(time, wanted, text);
    }

    // Both come from the same reader, hence are of one class.
    @SuppressWarnings("unchecked")
    private static @Nullable Integer orderInTime(Time time, String wanted, String text) {
        try {
            return ((Comparable<Object>) time.read(text)).compareTo(time.read(wanted));
        } catch (DateTimeException e) {
            // Not a time of that kind.
            return null;
        }
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        // The number that a double prints as, since that is what its owner wrote.
        return number instanceof Double fraction
                ? BigDecimal.valueOf(fraction)
                : BigDecimal.valueOf(number.longValue());
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(one -> new Wanted(one, null).toString())
                    .toList()
                    .toString();
        }
        if (!(value instanceof String text)) {
            return value.toString();
        }
        return time == null ? quoted(text) : time + " " + text;
    }
}

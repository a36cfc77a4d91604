package dev.playback.recording;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a recording by which it is found: those that the recorder keeps, whose names begin with {@code playback.}, and those of
 * the application. A fact is a text, a number, a truth value or a list of such; times are texts as {@link Instant} prints them.
 *
 * @param facts by name, in the order in which they were added; numbers are {@code Long}, {@code Double}, {@code BigInteger} or
 *     {@code BigDecimal}, the first of them that prints the number as it was given
 */
public record RecordingMetadata(Map<String, Object> facts) {

    /** The full name of the class that declares the operation. */
    public static final String OPERATION_CLASS = "playback.operationClass";
    /** The name of the operation's method. */
    public static final String OPERATION_METHOD = "playback.operationMethod";
    /** When the operation began, in UTC. */
    public static final String RECORDED_AT = "playback.recordedAt";
    /** Microseconds that the operation took. */
    public static final String DURATION_MICROS = "playback.durationMicros";
    /** Whether the operation threw. */
    public static final String EXCEPTION_IN_OPERATION = "playback.exceptionInOperation";
    /** Whether the recording ends before its operation did. */
    public static final String INCOMPLETE = "playback.incomplete";
    /** The name of the machine. */
    public static final String HOST = "playback.host";
    /** The version of the application, if it is known. */
    public static final String APPLICATION_VERSION = "playback.applicationVersion";

    /** The version of the form that recordings are written in. */
    public static final String FORMAT_VERSION = "playback.formatVersion";
    /** What readers of JSON take as a number. */
    private static final int LONGEST_NUMBER = 1000;

    /** Copies the facts. Refuses kinds of values that {@link #with} refuses. */
    public RecordingMetadata {
        Map<String, Object> copy = new LinkedHashMap<>();
        facts.forEach((name, value) -> copy.put(whole(name), fact(name, value)));
        facts = Collections.unmodifiableMap(copy);
    }

    /** Returns metadata without facts. */
    public static RecordingMetadata none() {
        return new RecordingMetadata(Map.of());
    }

    /**
     * Returns this metadata with one more fact, or another value for it.
     *
     * @param value a text, number, truth value, enum constant, time, {@code UUID}, or a collection of such; what is not a number, such
     *     as NaN, becomes a text
     * @throws IllegalArgumentException if it is anything else
     */
    public RecordingMetadata with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new RecordingMetadata(more);
    }

    /** Returns a fact; empty if there is none of that name. */
    public Optional<Object> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** Returns a fact as text; empty if there is none of that name. */
    public String text(String name) {
        return fact(name).map(Object::toString).orElse("");
    }

    /** Returns when the operation began; empty if that is not known. */
    public Optional<Instant> recordedAt() {
        try {
            return fact(RECORDED_AT).map(Object::toString).map(Instant::parse);
        } catch (DateTimeException e) {
            // Written by something else than a recorder.
            return Optional.empty();
        }
    }

    /** Returns how many microseconds the operation took; 0 if that is not known. */
    public long durationMicros() {
        return fact(DURATION_MICROS).orElse(0L) instanceof Number number ? number.longValue() : 0;
    }

    /** Says whether the operation threw. */
    public boolean exceptionInOperation() {
        return Boolean.TRUE.equals(facts.get(EXCEPTION_IN_OPERATION));
    }

    /** Says whether the recording ends before its operation did. */
    public boolean incomplete() {
        return Boolean.TRUE.equals(facts.get(INCOMPLETE));
    }

    /**
     * Returns the number that {@code text} writes, of the kind in which metadata keeps it.
     *
     * @throws NumberFormatException if it is none
     */
    public static Object number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new NumberFormatException(
                    "a number of %d characters is more than %d".formatted(text.length(), LONGEST_NUMBER));
        }
        if (text.equals("NaN") || text.endsWith("Infinity")) {
            // JSON has no such number.
            return text;
        }
        if (text.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
            Double number = Double.valueOf(text);
            return number.toString().equals(text) ? number : (Object) new BigDecimal(text);
        }
        BigInteger number = new BigInteger(text);
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    // Readers of JSON refuse half a surrogate pair in a name.
    private static String whole(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Object fact(String name, @Nullable Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float
                || value instanceof Double
                || value instanceof BigInteger
                || value instanceof BigDecimal) {
            return number(value.toString());
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof TemporalAccessor
                || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof Collection<?> many) {
            List<Object> list = new ArrayList<>();
            many.forEach(one -> list.add(fact(name, one)));
            return Collections.unmodifiableList(list);
        }
        throw new IllegalArgumentException(
                "The fact '%s' is %s, but metadata holds texts, numbers, truth values, times and lists of them. Convert it."
                        .formatted(
                                name,
                                value == null ? "null" : "a " + value.getClass().getName()));
    }
}

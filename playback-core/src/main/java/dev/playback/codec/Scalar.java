package dev.playback.codec;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JDK type whose value is one text.
 *
 * @param name the name in recordings
 * @param type the type and, if it is abstract or open, what stands for its subtypes
 */
record Scalar<T>(String name, Class<T> type, Function<T, String> writer, Function<String, T> reader) {

    private static final Map<Class<?>, Scalar<?>> BY_TYPE = new HashMap<>();
    private static final Map<String, Scalar<?>> BY_NAME = new HashMap<>();
    private static final List<Scalar<?>> OPEN = new ArrayList<>();
    // Changed after they are made, so that one that is shared must stay so.
    private static final Set<String> MUTABLE = Set.of(
            "AtomicBoolean",
            "AtomicInteger",
            "AtomicIntegerArray",
            "AtomicLong",
            "AtomicLongArray",
            "BitSet",
            "ByteBuffer",
            "CharBuffer",
            "Date",
            "DoubleAdder",
            "DoubleBuffer",
            "DoubleSummaryStatistics",
            "FloatBuffer",
            "GregorianCalendar",
            "IntBuffer",
            "IntSummaryStatistics",
            "LongAdder",
            "LongBuffer",
            "LongSummaryStatistics",
            "ReentrantLock",
            "ReentrantReadWriteLock",
            "ShortBuffer",
            "StampedLock",
            "StringBuffer",
            "StringBuilder",
            "XMLGregorianCalendar",
            "byte[]",
            "char[]",
            "sql.Date",
            "sql.Time",
            "sql.Timestamp");
    private static final Set<Class<?>> NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class);
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class);
    // Beyond this, making a number of its digits takes more than a moment, and parsers refuse it.
    static final int MAX_JSON_NUMBER = 1000;
    private static final int MAX_NUMBER = 100_000;

    static {
        JdkScalars.closed().forEach(Scalar::add);
        SqlScalars.all().forEach(Scalar::add);
        ChronoScalars.closed().forEach(Scalar::add);
        CountScalars.all().forEach(Scalar::add);
        XmlScalars.closed().forEach(Scalar::add);
        OPEN.addAll(JdkScalars.open());
        OPEN.addAll(BufferScalars.open());
        OPEN.addAll(ChronoScalars.open());
        OPEN.addAll(XmlScalars.open());
        OPEN.forEach(Scalar::add);
    }

    /** Returns the fewest digits that tell {@code value} from all others, which JDKs before 19 do not always print. */
    static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    /** Returns the scalar of a value of {@code type}, or null if such a value is more than a text. */
    static @Nullable Scalar<?> of(Class<?> type) {
        Scalar<?> exact = BY_TYPE.get(type);
        // What stands where anything may is asked for most often, and nothing open is above it.
        if (exact != null || type == Object.class || !Opaque.isJdk(type)) {
            return exact;
        }
        for (Scalar<?> open : OPEN) {
            if (open.type.isAssignableFrom(type)) {
                return open;
            }
        }
        return null;
    }

    static @Nullable Scalar<?> named(String name) {
        return BY_NAME.get(name);
    }

    String write(Object value) {
        return writer.apply(type.cast(value));
    }

    /**
     * Returns the value that was written as {@code text}.
     *
     * @throws IllegalArgumentException if there is none
     */
    T read(String text) {
        checkLength(text.length());
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "the text '%s' is no %s".formatted(text.length() > 100 ? text.substring(0, 100) : text, name), e);
        }
    }

    /**
     * Checks that a text of {@code length} characters can be read.
     *
     * @throws IllegalArgumentException if it has too many digits for a number
     */
    void checkLength(long length) {
        if (length > MAX_NUMBER && NUMBERS.contains(type)) {
            throw new IllegalArgumentException(
                    "a number has %d digits; at most %d are read".formatted(length, MAX_NUMBER));
        }
    }

    /** Returns a number that stands without a name. */
    static Integer whole(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the number %s is no int, and nothing says what else it is".formatted(text), e);
        }
    }

    /** Says whether values declared as {@code type} are texts and numbers of JSON, never objects. */
    static boolean isPlain(Class<?> type) {
        return PLAIN.contains(type);
    }

    boolean isMutable() {
        return MUTABLE.contains(name);
    }

    /** Says whether values are written as numbers of JSON where they are not too long. */
    boolean isNumber() {
        return NUMBERS.contains(type);
    }

    private static void add(Scalar<?> scalar) {
        BY_TYPE.put(scalar.type, scalar);
        BY_NAME.put(scalar.name, scalar);
    }
}

package dev.playback.codec;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JDK type whose value is one text. Long since it is one plain list of such types.
 *
 * @param name the name in recordings
 * @param type the type and, if it is abstract or open, what stands for its subtypes
 */
// Old types are recorded as what they are.
@SuppressWarnings({"JdkObsolete", "JavaUtilDate"})
record Scalar<T>(String name, Class<T> type, Function<T, String> writer, Function<String, T> reader) {

    private static final Map<Class<?>, Scalar<?>> BY_TYPE = new HashMap<>();
    private static final Map<String, Scalar<?>> BY_NAME = new HashMap<>();
    private static final List<Scalar<?>> OPEN = new ArrayList<>();
    // Changed after they are made, so that one that is shared must stay so.
    private static final Set<String> MUTABLE = Set.of(
            "AtomicBoolean",
            "AtomicInteger",
            "AtomicLong",
            "BitSet",
            "ByteBuffer",
            "Date",
            "GregorianCalendar",
            "LongAdder",
            "ReentrantLock",
            "ReentrantReadWriteLock",
            "StringBuffer",
            "StringBuilder",
            "byte[]",
            "char[]",
            "sql.Date",
            "sql.Time",
            "sql.Timestamp");
    private static final Set<Class<?>> NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class);
    // Beyond this, making a number of its digits takes more than a moment, and parsers refuse it.
    static final int MAX_JSON_NUMBER = 1000;
    private static final int MAX_NUMBER = 100_000;

    @SuppressWarnings({"unchecked", "rawtypes"}) // There is no literal of the generic type.
    private static final Class<Class<?>> CLASS = (Class) Class.class;

    private static final String FAIR = "fair";

    static {
        closed(String.class, text -> text);
        closed(Boolean.class, Boolean::valueOf);
        closed(Byte.class, Byte::valueOf);
        closed(Short.class, Short::valueOf);
        closed(Integer.class, Integer::valueOf);
        closed(Long.class, Long::valueOf);
        add(new Scalar<>("Float", Float.class, value -> NumberOutput.toString(value, true), Float::valueOf));
        add(new Scalar<>("Double", Double.class, Scalar::shortest, Double::valueOf));
        closed(Character.class, text -> text.charAt(0));
        closed(BigInteger.class, BigInteger::new);
        closed(BigDecimal.class, BigDecimal::new);
        closed(UUID.class, UUID::fromString);
        closed(URI.class, URI::create);
        add(new Scalar<>("URL", URL.class, URL::toExternalForm, OfflineUrls::of));
        closed(Currency.class, Currency::getInstance);
        closed(Instant.class, Instant::parse);
        closed(LocalDate.class, LocalDate::parse);
        closed(LocalTime.class, LocalTime::parse);
        closed(LocalDateTime.class, LocalDateTime::parse);
        closed(OffsetDateTime.class, OffsetDateTime::parse);
        closed(OffsetTime.class, OffsetTime::parse);
        closed(ZonedDateTime.class, ZonedDateTime::parse);
        closed(ZoneOffset.class, ZoneOffset::of);
        closed(Duration.class, Duration::parse);
        closed(Period.class, Period::parse);
        add(new Scalar<>("YearMonth", YearMonth.class, YearMonth::toString, Scalar::yearMonth));
        closed(MonthDay.class, MonthDay::parse);
        closed(Year.class, text -> Year.of(Integer.parseInt(text)));
        closed(StringBuilder.class, StringBuilder::new);
        closed(StringBuffer.class, StringBuffer::new);
        closed(AtomicInteger.class, text -> new AtomicInteger(Integer.parseInt(text)));
        closed(AtomicLong.class, text -> new AtomicLong(Long.parseLong(text)));
        closed(AtomicBoolean.class, text -> new AtomicBoolean(Boolean.parseBoolean(text)));
        add(new Scalar<>("LongAdder", LongAdder.class, adder -> Long.toString(adder.sum()), Scalar::adder));
        add(new Scalar<>(
                "ReentrantLock",
                ReentrantLock.class,
                lock -> fair(lock.isFair()),
                text -> new ReentrantLock(text.equals(FAIR))));
        add(new Scalar<>(
                "ReentrantReadWriteLock",
                ReentrantReadWriteLock.class,
                lock -> fair(lock.isFair()),
                text -> new ReentrantReadWriteLock(text.equals(FAIR))));
        add(new Scalar<>("InetSocketAddress", InetSocketAddress.class, Scalar::text, Scalar::socketAddress));
        add(new Scalar<>("Locale", Locale.class, Locale::toLanguageTag, Locale::forLanguageTag));
        add(new Scalar<>(
                "Date",
                Date.class,
                date -> Instant.ofEpochMilli(date.getTime()).toString(),
                text -> Date.from(Instant.parse(text))));
        add(new Scalar<>(
                "BitSet",
                BitSet.class,
                bits -> Base64.getEncoder().encodeToString(bits.toByteArray()),
                text -> BitSet.valueOf(Base64.getDecoder().decode(text))));
        add(new Scalar<>(
                "Pattern",
                Pattern.class,
                pattern -> pattern.flags() + "/" + pattern.pattern(),
                text -> Pattern.compile(after(text, '/'), Integer.parseInt(before(text, '/')))));
        add(new Scalar<>("GregorianCalendar", GregorianCalendar.class, Scalar::text, Scalar::calendar));
        add(new Scalar<>(
                "byte[]", byte[].class, bytes -> Base64.getEncoder().encodeToString(bytes), text -> Base64.getDecoder()
                        .decode(text)));
        add(new Scalar<>("char[]", char[].class, String::new, String::toCharArray));
        add(new Scalar<>("File", File.class, File::getPath, File::new));
        add(new Scalar<>(
                "OptionalInt",
                OptionalInt.class,
                value -> value.isPresent() ? "" + value.getAsInt() : "",
                text -> text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text))));
        add(new Scalar<>(
                "OptionalLong",
                OptionalLong.class,
                value -> value.isPresent() ? "" + value.getAsLong() : "",
                text -> text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text))));
        add(new Scalar<>(
                "OptionalDouble",
                OptionalDouble.class,
                value -> value.isPresent() ? shortest(value.getAsDouble()) : "",
                text -> text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text))));
        open(new Scalar<>("ByteBuffer", ByteBuffer.class, Scalar::text, Scalar::buffer));
        open(new Scalar<>("ZoneId", ZoneId.class, ZoneId::getId, ZoneId::of));
        open(new Scalar<>("Path", Path.class, Path::toString, Path::of));
        open(new Scalar<>("Charset", Charset.class, Charset::name, Charset::forName));
        open(new Scalar<>("TimeZone", TimeZone.class, TimeZone::getID, TimeZone::getTimeZone));
        open(new Scalar<>("InetAddress", InetAddress.class, Scalar::text, Scalar::address));
        // A name is made a class by who reads, since that takes asking what is allowed.
        add(new Scalar<>("Class", CLASS, TypeNames::nameOf, text -> {
            throw new IllegalArgumentException("a class stands where none can");
        }));
        SqlScalars.all().forEach(Scalar::add);
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
        if (text.length() > MAX_NUMBER && NUMBERS.contains(type)) {
            throw new IllegalArgumentException(
                    "a number has %d digits; at most %d are read".formatted(text.length(), MAX_NUMBER));
        }
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "the text '%s' is no %s".formatted(text.length() > 100 ? text.substring(0, 100) : text, name), e);
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

    boolean isMutable() {
        return MUTABLE.contains(name);
    }

    /** Says whether values are written as numbers of JSON where they are not too long. */
    boolean isNumber() {
        return NUMBERS.contains(type);
    }

    private static <T> void closed(Class<T> type, Function<String, T> reader) {
        add(new Scalar<>(type.getSimpleName(), type, Object::toString, reader));
    }

    private static void open(Scalar<?> scalar) {
        add(scalar);
        OPEN.add(scalar);
    }

    private static void add(Scalar<?> scalar) {
        BY_TYPE.put(scalar.type, scalar);
        BY_NAME.put(scalar.name, scalar);
    }

    // A lock comes back free: who held it is not there.
    private static String fair(boolean isFair) {
        return isFair ? FAIR : "";
    }

    private static LongAdder adder(String text) {
        LongAdder adder = new LongAdder();
        adder.add(Long.parseLong(text));
        return adder;
    }

    private static String text(InetSocketAddress address) {
        return address.getPort() + "/"
                + (address.isUnresolved() ? "?" + address.getHostString() : text(address.getAddress()));
    }

    private static InetSocketAddress socketAddress(String text) {
        int port = Integer.parseInt(before(text, '/'));
        String host = after(text, '/');
        return host.startsWith("?")
                ? InetSocketAddress.createUnresolved(host.substring(1), port)
                : new InetSocketAddress(address(host), port);
    }

    // What YearMonth writes of far years it does not parse itself.
    private static YearMonth yearMonth(String text) {
        int dash = text.lastIndexOf('-');
        return YearMonth.of(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    private static String text(GregorianCalendar calendar) {
        return "%d %d %d %b %s"
                .formatted(
                        calendar.getTimeInMillis(),
                        calendar.getFirstDayOfWeek(),
                        calendar.getMinimalDaysInFirstWeek(),
                        calendar.isLenient(),
                        calendar.getTimeZone().getID());
    }

    private static GregorianCalendar calendar(String text) {
        List<String> parts = Arrays.asList(text.split(" ", 5));
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(parts.get(4)), Locale.ROOT);
        calendar.setTimeInMillis(Long.parseLong(parts.get(0)));
        calendar.setFirstDayOfWeek(Integer.parseInt(parts.get(1)));
        calendar.setMinimalDaysInFirstWeek(Integer.parseInt(parts.get(2)));
        calendar.setLenient(Boolean.parseBoolean(parts.get(3)));
        calendar.get(Calendar.YEAR);
        return calendar;
    }

    private static String text(InetAddress address) {
        String host = address.toString();
        return host.substring(0, host.indexOf('/')) + "/" + HexFormat.of().formatHex(address.getAddress());
    }

    // From name and bytes, so that no name is looked up.
    private static InetAddress address(String text) {
        String host = before(text, '/');
        byte[] bytes = HexFormat.of().parseHex(after(text, '/'));
        try {
            return host.isEmpty() ? InetAddress.getByAddress(bytes) : InetAddress.getByAddress(host, bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String text(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.duplicate().clear().get(bytes);
        return buffer.position() + "/" + buffer.limit() + "/"
                + Base64.getEncoder().encodeToString(bytes);
    }

    private static ByteBuffer buffer(String text) {
        List<String> parts = Arrays.asList(text.split("/", 3));
        ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(parts.get(2)));
        return buffer.limit(Integer.parseInt(parts.get(1))).position(Integer.parseInt(parts.get(0)));
    }

    private static String before(String text, char mark) {
        return text.substring(0, text.indexOf(mark));
    }

    private static String after(String text, char mark) {
        return text.substring(text.indexOf(mark) + 1);
    }
}

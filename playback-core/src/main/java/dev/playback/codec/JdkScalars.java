package dev.playback.codec;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** The types of the JDK whose values are one text. */
// Old types are recorded as what they are.
@SuppressWarnings({"JdkObsolete", "JavaUtilDate"})
final class JdkScalars {

    private static final String FAIR = "fair";
    private static final String LITTLE_ENDIAN = " littleEndian";
    private static final String READ_ONLY = " readOnly";
    private static final String ENCODED = "encoded:";
    private static final int MOST_SCALE = 1_000_000_000;

    @SuppressWarnings({"unchecked", "rawtypes"}) // There is no literal of the generic type.
    private static final Class<Class<?>> CLASS = (Class) Class.class;

    private JdkScalars() {}

    /** Returns those that stand for themselves alone. */
    static List<Scalar<?>> closed() {
        return List.of(
                plain(String.class, text -> text),
                plain(Boolean.class, Boolean::valueOf),
                plain(Byte.class, Byte::valueOf),
                plain(Short.class, Short::valueOf),
                plain(Integer.class, Integer::valueOf),
                plain(Long.class, Long::valueOf),
                new Scalar<>("Float", Float.class, value -> NumberOutput.toString(value, true), Float::valueOf),
                new Scalar<>("Double", Double.class, Scalar::shortest, Double::valueOf),
                plain(Character.class, text -> text.charAt(0)),
                plain(BigInteger.class, BigInteger::new),
                new Scalar<>("BigDecimal", BigDecimal.class, JdkScalars::text, BigDecimal::new),
                plain(UUID.class, UUID::fromString),
                plain(URI.class, URI::create),
                new Scalar<>("URL", URL.class, URL::toExternalForm, OfflineUrls::of),
                plain(Currency.class, Currency::getInstance),
                plain(Instant.class, Instant::parse),
                plain(LocalDate.class, LocalDate::parse),
                plain(LocalTime.class, LocalTime::parse),
                plain(LocalDateTime.class, LocalDateTime::parse),
                plain(OffsetDateTime.class, OffsetDateTime::parse),
                plain(OffsetTime.class, OffsetTime::parse),
                plain(ZonedDateTime.class, ZonedDateTime::parse),
                plain(ZoneOffset.class, ZoneOffset::of),
                plain(Duration.class, Duration::parse),
                plain(Period.class, Period::parse),
                new Scalar<>("YearMonth", YearMonth.class, YearMonth::toString, JdkScalars::yearMonth),
                plain(MonthDay.class, MonthDay::parse),
                plain(Year.class, text -> Year.of(Integer.parseInt(text))),
                plain(StringBuilder.class, StringBuilder::new),
                plain(StringBuffer.class, StringBuffer::new),
                plain(AtomicInteger.class, text -> new AtomicInteger(Integer.parseInt(text))),
                plain(AtomicLong.class, text -> new AtomicLong(Long.parseLong(text))),
                plain(AtomicBoolean.class, text -> new AtomicBoolean(Boolean.parseBoolean(text))),
                new Scalar<>("LongAdder", LongAdder.class, adder -> Long.toString(adder.sum()), JdkScalars::adder),
                new Scalar<>(
                        "ReentrantLock",
                        ReentrantLock.class,
                        lock -> fair(lock.isFair()),
                        text -> new ReentrantLock(text.equals(FAIR))),
                new Scalar<>(
                        "ReentrantReadWriteLock",
                        ReentrantReadWriteLock.class,
                        lock -> fair(lock.isFair()),
                        text -> new ReentrantReadWriteLock(text.equals(FAIR))),
                new Scalar<>("StampedLock", StampedLock.class, lock -> "", text -> new StampedLock()),
                new Scalar<>("X500Principal", X500Principal.class, JdkScalars::text, JdkScalars::principal),
                new Scalar<>("InetSocketAddress", InetSocketAddress.class, JdkScalars::text, JdkScalars::socketAddress),
                new Scalar<>("Locale", Locale.class, Locales::text, Locales::read),
                new Scalar<>(
                        "Date",
                        Date.class,
                        date -> Instant.ofEpochMilli(date.getTime()).toString(),
                        text -> Date.from(Instant.parse(text))),
                new Scalar<>(
                        "BitSet",
                        BitSet.class,
                        bits -> Base64.getEncoder().encodeToString(bits.toByteArray()),
                        text -> BitSet.valueOf(Base64.getDecoder().decode(text))),
                new Scalar<>("Pattern", Pattern.class, Patterns::text, Patterns::read),
                new Scalar<>("GregorianCalendar", GregorianCalendar.class, Calendars::text, Calendars::read),
                new Scalar<>(
                        "byte[]",
                        byte[].class,
                        bytes -> Base64.getEncoder().encodeToString(bytes),
                        text -> Base64.getDecoder().decode(text)),
                new Scalar<>("char[]", char[].class, String::new, String::toCharArray),
                new Scalar<>("File", File.class, File::getPath, File::new),
                new Scalar<>(
                        "OptionalInt",
                        OptionalInt.class,
                        value -> value.isPresent() ? "" + value.getAsInt() : "",
                        text -> text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text))),
                new Scalar<>(
                        "OptionalLong",
                        OptionalLong.class,
                        value -> value.isPresent() ? "" + value.getAsLong() : "",
                        text -> text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text))),
                new Scalar<>(
                        "OptionalDouble",
                        OptionalDouble.class,
                        value -> value.isPresent() ? Scalar.shortest(value.getAsDouble()) : "",
                        text -> text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text))),
                // A name is made a class by who reads, since that takes asking what is allowed.
                new Scalar<>("Class", CLASS, TypeNames::nameOf, text -> {
                    throw new IllegalArgumentException("a class stands where none can");
                }));
    }

    /** Returns those that stand for their subtypes too. */
    static List<Scalar<?>> open() {
        return List.of(
                new Scalar<>("ByteBuffer", ByteBuffer.class, JdkScalars::text, JdkScalars::buffer),
                new Scalar<>("ZoneId", ZoneId.class, ZoneId::getId, ZoneId::of),
                new Scalar<>("Path", Path.class, Path::toString, Path::of),
                new Scalar<>("Charset", Charset.class, Charset::name, Charset::forName),
                new Scalar<>("TimeZone", TimeZone.class, TimeZones::text, TimeZones::read),
                new Scalar<>("InetAddress", InetAddress.class, JdkScalars::text, JdkScalars::address));
    }

    private static <T> Scalar<T> plain(Class<T> type, Function<String, T> reader) {
        return new Scalar<>(type.getSimpleName(), type, Object::toString, reader);
    }

    // A lock comes back free: who held it is not there.
    private static String fair(boolean isFair) {
        return isFair ? FAIR : "";
    }

    // Exponents beyond that of an int are printed, but not parsed.
    private static String text(BigDecimal number) {
        String text = number.toString();
        if (Math.abs((long) number.scale()) > MOST_SCALE) {
            try {
                new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "a BigDecimal of the scale %d is printed as what is none".formatted(number.scale()), e);
            }
        }
        return text;
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

    private static String text(InetAddress address) {
        String host = address.toString();
        return host.substring(0, host.indexOf('/')) + "/" + HexFormat.of().formatHex(address.getAddress())
                + (address instanceof Inet6Address six && six.getHostAddress().contains("%")
                        ? "%" + six.getScopeId()
                        : "");
    }

    // From name and bytes, so that no name is looked up.
    private static InetAddress address(String text) {
        String host = before(text, '/');
        List<String> number = Arrays.asList(after(text, '/').split("%", 2));
        byte[] bytes = HexFormat.of().parseHex(number.get(0));
        @Nullable String name = host.isEmpty() ? null : host;
        try {
            return number.size() > 1
                    ? Inet6Address.getByAddress(name, bytes, Integer.parseInt(number.get(1)))
                    : InetAddress.getByAddress(name, bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    // As bytes where the name does not tell how its parts are encoded.
    private static String text(X500Principal principal) {
        String name = principal.getName();
        return Arrays.equals(new X500Principal(name).getEncoded(), principal.getEncoded())
                ? name
                : ENCODED + Base64.getEncoder().encodeToString(principal.getEncoded());
    }

    private static X500Principal principal(String text) {
        return text.startsWith(ENCODED)
                ? new X500Principal(Base64.getDecoder().decode(text.substring(ENCODED.length())))
                : new X500Principal(text);
    }

    private static String text(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.duplicate().clear().get(bytes);
        return buffer.position() + "/" + buffer.limit() + "/"
                + Base64.getEncoder().encodeToString(bytes)
                + (buffer.order() == ByteOrder.LITTLE_ENDIAN ? LITTLE_ENDIAN : "")
                + (buffer.isReadOnly() ? READ_ONLY : "");
    }

    private static ByteBuffer buffer(String text) {
        List<String> parts = Arrays.asList(text.split("/", 3));
        List<String> content = Arrays.asList(parts.get(2).split("(?= )"));
        ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(content.get(0)));
        ByteBuffer buffer = content.contains(READ_ONLY) ? whole.asReadOnlyBuffer() : whole;
        return buffer.order(content.contains(LITTLE_ENDIAN) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .limit(Integer.parseInt(parts.get(1)))
                .position(Integer.parseInt(parts.get(0)));
    }

    private static String before(String text, char mark) {
        return text.substring(0, text.indexOf(mark));
    }

    private static String after(String text, char mark) {
        return text.substring(text.indexOf(mark) + 1);
    }
}

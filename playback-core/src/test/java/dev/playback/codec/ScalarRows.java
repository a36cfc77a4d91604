package dev.playback.codec;

import static dev.playback.codec.ValueTable.Kind.refused;
import static dev.playback.codec.ValueTable.Kind.right;
import static dev.playback.codec.ValueTable.Kind.same;
import static dev.playback.codec.ValueTable.list;
import static dev.playback.codec.ValueTable.sameItems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.codec.ValueTable.Kind;
import java.io.File;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** The rows of the table whose value is one text. */
// Old types and builders are values like others.
@SuppressWarnings({"JdkObsolete", "JavaUtilDate", "UnnecessaryStringBuilder", "ByteBufferBackingArray"})
final class ScalarRows {

    private ScalarRows() {}

    static List<Kind> rows() {
        List<Kind> rows = new ArrayList<>(numbersAndText());
        rows.addAll(times());
        rows.addAll(others());
        return rows;
    }

    private static List<Kind> numbersAndText() {
        return list(
                same("Double NaN root", () -> Double.NaN),
                same("Double -0.0 root", () -> -0.0),
                same("Double Infinity root", () -> Double.NEGATIVE_INFINITY),
                same("Long.MAX root", () -> Long.MAX_VALUE),
                same("2^53+1 root", () -> (1L << 53) + 1),
                same("Character root", () -> 'ß'),
                same("Float root", () -> 0.1f),
                same("String w/ lone surrogate, NUL, emoji", () -> "a\uD83D \u0000 \uD83D\uDE00 \uDE00\"\\"),
                right("BigDecimal 1.00 / 1E+3 / 0E-10", ScalarRows::decimals, back -> sameItems(decimals(), back)),
                same("byte[]", () -> new byte[] {0, -1, 127}),
                same("null root", () -> null),
                right("StringBuilder", () -> new StringBuilder("built"), back -> assertThat(back)
                        .isExactlyInstanceOf(StringBuilder.class)
                        .hasToString("built")),
                right("AtomicInteger/Long/Reference", ScalarRows::atomics, back -> {
                    List<?> items = (List<?>) back;
                    assertThat(items).hasToString("[3, 4, text]");
                    assertThat(items.get(0)).isInstanceOf(AtomicInteger.class);
                    assertThat(items.get(1)).isInstanceOf(AtomicLong.class);
                    assertThat(items.get(2)).isInstanceOf(AtomicReference.class);
                }));
    }

    private static List<Kind> times() {
        return list(
                same("Instant ns", () -> Instant.ofEpochSecond(1_700_000_000L, 123_456_789)),
                right("Instant.MAX/MIN", ScalarRows::ends, back -> sameItems(ends(), back)),
                right(
                        "LocalDate/Time/DateTime, Year, YearMonth, MonthDay",
                        ScalarRows::locals,
                        back -> sameItems(locals(), back)),
                same("ZonedDateTime[Europe/Berlin]", () -> ZonedDateTime.of(
                                2024, 10, 27, 2, 30, 0, 7, ZoneId.of("Europe/Berlin"))
                        .withLaterOffsetAtOverlap()),
                same("OffsetDateTime +02", () -> OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHours(2))),
                right("Duration ns / Period", ScalarRows::amounts, back -> sameItems(amounts(), back)),
                right("ZoneId / ZoneOffset", ScalarRows::zones, back -> sameItems(zones(), back)),
                same("java.util.Date", () -> new Date(1_700_000_000_123L)),
                right("java.sql.Timestamp ns", ScalarRows::timestamp, back -> {
                    assertThat(back).isEqualTo(timestamp()).isExactlyInstanceOf(Timestamp.class);
                    assertThat(((Timestamp) back).getNanos()).isEqualTo(123_456_789);
                }),
                right("java.sql.Date/Time", ScalarRows::sqlDates, back -> sameItems(sqlDates(), back)),
                same("GregorianCalendar + tz", ScalarRows::calendar),
                same("TimeZone", () -> TimeZone.getTimeZone("America/St_Johns")));
    }

    private static List<Kind> others() {
        return list(
                same("Locale", () -> Locale.CANADA_FRENCH),
                same("Locale script/ext", () -> Locale.forLanguageTag("zh-Hant-TW-u-ca-roc-x-lvariant-POSIX")),
                same("Currency", () -> Currency.getInstance("CHF")),
                right("Pattern (flags)", () -> Pattern.compile("a/b+", Pattern.CASE_INSENSITIVE), back -> {
                    assertThat(back).hasToString("a/b+");
                    assertThat(((Pattern) back).flags()).isEqualTo(Pattern.CASE_INSENSITIVE);
                }),
                right("URI / URL", ScalarRows::addresses, back -> {
                    List<?> items = (List<?>) back;
                    assertThat(items.get(0)).isEqualTo(URI.create("urn:a:b"));
                    assertThat(((URL) items.get(1)).toExternalForm()).isEqualTo("https://unknown.invalid:81/p?q#f");
                }),
                same("InetAddress", () -> InetAddress.getByAddress("shop.invalid", new byte[] {10, 0, 0, 1})),
                right("Class<?>", () -> TableTypes.Point.class, back -> assertThat(back)
                        .isEqualTo(TableTypes.Point.class)),
                same("UUID", () -> new UUID(3, 4)),
                same("BitSet", () -> BitSet.valueOf(new long[] {5, 1L << 63})),
                right("File / Path", ScalarRows::files, back -> assertThat(back).isEqualTo(files())),
                same("Charset", () -> StandardCharsets.UTF_16BE),
                right("Object()", Object::new, back -> assertThat(back).isExactlyInstanceOf(Object.class)),
                refused("Random", () -> new Random(5), "was a java.util.Random, which cannot be recorded"),
                right("ByteBuffer", () -> ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}, 1, 2), back -> {
                    ByteBuffer buffer = (ByteBuffer) back;
                    assertThat(buffer.array()).containsExactly(1, 2, 3, 4, 5);
                    assertThat(buffer.position()).isEqualTo(1);
                    assertThat(buffer.limit()).isEqualTo(3);
                }),
                same("OptionalInt root", () -> OptionalInt.of(6)));
    }

    private static List<?> decimals() {
        return List.of(new BigDecimal("1.00"), new BigDecimal("1E+3"), new BigDecimal("0E-10"));
    }

    private static List<?> atomics() {
        return List.of(new AtomicInteger(3), new AtomicLong(4), new AtomicReference<>("text"));
    }

    private static List<?> ends() {
        return List.of(Instant.MAX, Instant.MIN);
    }

    private static List<?> locals() {
        return List.of(
                LocalDate.of(-5, 2, 3),
                LocalTime.of(1, 2),
                LocalDateTime.of(2020, 2, 29, 23, 59, 58, 9),
                Year.of(-44),
                YearMonth.of(12_345, 6),
                MonthDay.of(2, 29));
    }

    private static List<?> amounts() {
        return List.of(Duration.ofSeconds(-3, 7), Period.of(1, -2, 3));
    }

    private static List<?> zones() {
        return List.of(ZoneId.of("Asia/Kolkata"), ZoneOffset.ofHoursMinutes(-3, -30));
    }

    private static Timestamp timestamp() {
        Timestamp timestamp = new Timestamp(1_700_000_000_000L);
        timestamp.setNanos(123_456_789);
        return timestamp;
    }

    private static List<?> sqlDates() {
        return List.of(new java.sql.Date(1_700_000_000_000L), new java.sql.Time(45_000L));
    }

    private static GregorianCalendar calendar() {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.GERMANY);
        calendar.setTimeInMillis(1_700_000_000_000L);
        return calendar;
    }

    private static List<?> addresses() throws Exception {
        return Arrays.asList(URI.create("urn:a:b"), new URL("https://unknown.invalid:81/p?q#f"));
    }

    private static List<?> files() {
        return List.of(new File("a/b.txt"), Path.of("c", "d"));
    }
}

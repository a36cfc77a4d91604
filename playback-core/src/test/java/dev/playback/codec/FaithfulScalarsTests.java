package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

// Old types are values like others.
@SuppressWarnings({"JdkObsolete", "JavaUtilDate"})
class FaithfulScalarsTests {

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());

    @SuppressWarnings("unchecked") // It is what was written.
    private <T> T copy(T value) {
        return (T) Objects.requireNonNull(values.read(values.write(value, Object.class), Object.class));
    }

    @Nested
    class A_pattern {

        @ParameterizedTest
        @CsvSource({
            "a(?i)b, 0, Ab, false",
            "a(?-i)b, 2, Ab, true",
            "a(?i:b), 0, aB, true",
            "(?x)a b, 0, ab, true",
            "a, 2, A, true"
        })
        void matches_what_it_matched(String expression, int flags, String text, boolean matches) {
            Pattern pattern = Pattern.compile(expression, flags);

            Pattern back = copy(pattern);

            assertThat(pattern.matcher(text).matches()).isEqualTo(matches);
            assertThat(back.matcher(text).matches()).isEqualTo(matches);
            assertThat(back.flags()).isEqualTo(pattern.flags());
            assertThat(back.pattern()).isEqualTo(expression);
        }
    }

    @Nested
    class A_buffer {

        @Test
        void keeps_its_byte_order() {
            ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 9}).order(ByteOrder.LITTLE_ENDIAN);

            ByteBuffer back = copy(buffer);

            assertThat(back.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
            assertThat(back.getInt()).isEqualTo(1);
        }

        @Test
        void stays_read_only() {
            ByteBuffer buffer = ByteBuffer.wrap(new byte[] {-1, -2, -3})
                    .asReadOnlyBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(1);

            ByteBuffer back = copy(buffer);

            assertThat(back).isEqualTo(buffer);
            assertThat(back.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
            assertThatThrownBy(() -> back.put((byte) 4)).isInstanceOf(ReadOnlyBufferException.class);
        }
    }

    @Nested
    class A_time_zone {

        record Zoned(SimpleTimeZone zone) {}

        static Stream<SimpleTimeZone> own() {
            int hour = 3_600_000;
            SimpleTimeZone since = new SimpleTimeZone(
                    -8 * hour,
                    "Own/A b",
                    Calendar.APRIL,
                    1,
                    -Calendar.SUNDAY,
                    2 * hour,
                    Calendar.OCTOBER,
                    -1,
                    Calendar.SUNDAY,
                    2 * hour,
                    hour / 2);
            since.setStartYear(1999);
            return Stream.of(
                    new SimpleTimeZone(hour, "Own"),
                    since,
                    new SimpleTimeZone(
                            hour,
                            "",
                            Calendar.MARCH,
                            15,
                            0,
                            hour,
                            SimpleTimeZone.UTC_TIME,
                            Calendar.NOVEMBER,
                            -20,
                            -Calendar.MONDAY,
                            hour,
                            SimpleTimeZone.STANDARD_TIME,
                            hour));
        }

        @ParameterizedTest
        @MethodSource("own")
        void of_an_application_keeps_its_rules(SimpleTimeZone zone) {
            assertThat(copy(zone)).isEqualTo(zone).hasToString(zone.toString());
            assertThat(copy(new Zoned(zone))).isEqualTo(new Zoned(zone));
            assertThat(copy(new GregorianCalendar(zone)).getTimeZone()).isEqualTo(zone);
        }

        @Test
        void with_the_id_of_another_has_a_key_of_its_own() {
            String first = values.writeKey(new SimpleTimeZone(3000, "X"), TimeZone.class);
            String second = values.writeKey(new SimpleTimeZone(4000, "X"), TimeZone.class);

            assertThat(first).isNotEqualTo(second);
        }

        @Test
        void that_was_changed_is_refused() {
            TimeZone changed = TimeZone.getTimeZone("Europe/Berlin");
            changed.setRawOffset(5);

            assertThatThrownBy(() -> values.write(changed, TimeZone.class))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("the zone 'Europe/Berlin' was changed after it was made");
        }

        @Test
        void of_an_older_recording_is_found_by_its_id() {
            assertThat(values.read("\"Asia/Tokyo\"", TimeZone.class)).isEqualTo(TimeZone.getTimeZone("Asia/Tokyo"));
        }
    }

    @Nested
    class A_calendar {

        @Test
        void keeps_when_it_turns_gregorian() {
            GregorianCalendar julian = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
            julian.setGregorianChange(new Date(Long.MAX_VALUE));
            julian.setTimeInMillis(0);

            GregorianCalendar back = copy(julian);

            assertThat(back).isEqualTo(julian);
            assertThat(back.get(Calendar.DAY_OF_MONTH)).isEqualTo(19);
        }

        @Test
        void is_not_settled_by_being_recorded() {
            GregorianCalendar calendar = new GregorianCalendar(2020, Calendar.JANUARY, 31);
            calendar.set(Calendar.MONTH, Calendar.FEBRUARY);

            values.write(calendar, Object.class);
            calendar.set(Calendar.DAY_OF_MONTH, 7);

            assertThat(calendar.get(Calendar.MONTH)).isEqualTo(Calendar.FEBRUARY);
        }

        @Test
        void that_is_at_no_time_is_refused() {
            GregorianCalendar calendar = new GregorianCalendar(2020, Calendar.JANUARY, 1);
            calendar.setLenient(false);
            calendar.set(Calendar.MONTH, 55);

            assertThatThrownBy(() -> values.write(calendar, Object.class))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("a field that is not valid, MONTH, so it is at no time");
        }

        @Test
        void of_an_older_recording_can_be_read() {
            GregorianCalendar back = (GregorianCalendar) Objects.requireNonNull(values.read(
                    "{\"@type\":\"GregorianCalendar\",\"@value\":\"7000 2 4 false Asia/Tokyo\"}", Object.class));

            assertThat(back.getTimeInMillis()).isEqualTo(7000);
            assertThat(back.isLenient()).isFalse();
        }
    }

    static Stream<Locale> locales() {
        return Stream.of(
                new Locale("no", "NO", "NY"),
                new Locale("en", "US", "a_b"),
                new Locale("english", "", "x"),
                new Locale("a b", "zz9"),
                new Locale("de", "DE", "POSIX_x/y"),
                new Locale("ja", "JP", "JP"),
                Locale.forLanguageTag("zh-Hant-TW-u-ca-roc-x-lvariant-POSIX"),
                Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("locales")
    void a_locale_stays_the_same(Locale locale) {
        assertThat(copy(locale)).isEqualTo(locale).hasToString(locale.toString());
    }

    @Test
    void a_locale_whose_parts_say_nothing_is_refused() {
        assertThatThrownBy(() -> values.write(new Locale("a/b", "c"), Object.class))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("neither the tag nor the parts of the locale 'a/b_C' make it again");
    }

    @Test
    void an_address_keeps_its_scope() throws Exception {
        record Host(Inet6Address address) {}
        byte[] bytes = new byte[16];
        bytes[0] = (byte) 0xfe;
        bytes[1] = (byte) 0x80;
        Inet6Address address = Inet6Address.getByAddress("h", bytes, 3);

        assertThat(copy(address)).hasToString(address.toString());
        assertThat(copy(new Host(address)).address().getScopeId()).isEqualTo(3);
    }

    @Test
    void a_decimal_beyond_what_can_be_parsed_is_refused() {
        BigDecimal last = new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE + 1);

        assertThat(copy(last)).isEqualTo(last);
        assertThatThrownBy(() -> values.write(new BigDecimal(BigInteger.TWO, Integer.MIN_VALUE), BigDecimal.class))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("a BigDecimal of the scale -2147483648");
    }
}

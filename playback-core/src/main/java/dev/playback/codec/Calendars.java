package dev.playback.codec;

import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** Gregorian calendars as their instant, settings and zone. */
// Old types are recorded as what they are.
@SuppressWarnings("JavaUtilDate")
final class Calendars {

    private static final long USUAL_CHANGE = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT)
            .getGregorianChange()
            .getTime();

    private Calendars() {}

    static String text(GregorianCalendar calendar) {
        long change = calendar.getGregorianChange().getTime();
        // Never formatted: some locales have digits of their own.
        return millis(calendar)
                + " " + calendar.getFirstDayOfWeek()
                + " " + calendar.getMinimalDaysInFirstWeek()
                + " " + calendar.isLenient()
                + (change == USUAL_CHANGE ? "" : "/" + change)
                + " " + TimeZones.text(calendar.getTimeZone());
    }

    private static long millis(GregorianCalendar calendar) {
        try {
            // Of a copy: to be asked settles the fields that were set.
            return ((Calendar) calendar.clone()).getTimeInMillis();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a calendar that is not lenient has a field that is not valid, %s, so it is at no time"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    static GregorianCalendar read(String text) {
        List<String> parts = Arrays.asList(text.split(" ", 5));
        List<String> lenient = Arrays.asList(parts.get(3).split("/", 2));
        GregorianCalendar calendar = new GregorianCalendar(TimeZones.read(parts.get(4)), Locale.ROOT);
        if (lenient.size() > 1) {
            calendar.setGregorianChange(new Date(Long.parseLong(lenient.get(1))));
        }
        calendar.setTimeInMillis(Long.parseLong(parts.get(0)));
        calendar.setFirstDayOfWeek(Integer.parseInt(parts.get(1)));
        calendar.setMinimalDaysInFirstWeek(Integer.parseInt(parts.get(2)));
        calendar.setLenient(Boolean.parseBoolean(lenient.get(0)));
        calendar.get(Calendar.YEAR);
        return calendar;
    }
}

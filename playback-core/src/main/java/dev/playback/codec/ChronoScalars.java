package dev.playback.codec;

import java.math.MathContext;
import java.nio.file.attribute.FileTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.Chronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Dates of other calendars than that of ISO, and what else settles how times and numbers are reckoned. */
final class ChronoScalars {

    private static final String SECONDS = " seconds";

    private ChronoScalars() {}

    /** Returns those that stand for themselves alone. */
    static List<Scalar<?>> closed() {
        return List.of(
                date(HijrahDate.class, HijrahDate::from),
                date(JapaneseDate.class, JapaneseDate::from),
                date(MinguoDate.class, MinguoDate::from),
                date(ThaiBuddhistDate.class, ThaiBuddhistDate::from),
                new Scalar<>("JapaneseEra", JapaneseEra.class, JapaneseEra::toString, JapaneseEra::valueOf),
                new Scalar<>("FileTime", FileTime.class, ChronoScalars::text, ChronoScalars::fileTime),
                new Scalar<>("MathContext", MathContext.class, MathContext::toString, MathContext::new),
                new Scalar<>(
                        "WeekFields",
                        WeekFields.class,
                        weeks -> weeks.getFirstDayOfWeek() + " " + weeks.getMinimalDaysInFirstWeek(),
                        ChronoScalars::weekFields));
    }

    /** Returns those that stand for their subtypes too. */
    static List<Scalar<?>> open() {
        return List.of(new Scalar<>("Chronology", Chronology.class, Chronology::getId, Chronology::of));
    }

    // The same day in the calendar of ISO: the names of eras and the numbers of years are worked out of it.
    private static <T extends ChronoLocalDate> Scalar<T> date(Class<T> type, Function<LocalDate, T> reader) {
        return new Scalar<>(
                type.getSimpleName(),
                type,
                date -> LocalDate.ofEpochDay(date.toEpochDay()).toString(),
                text -> reader.apply(LocalDate.parse(text)));
    }

    // A time of a file may be further away than an instant can be.
    private static String text(FileTime time) {
        Instant instant = time.toInstant();
        return FileTime.from(instant).equals(time) ? instant.toString() : time.to(TimeUnit.SECONDS) + SECONDS;
    }

    private static FileTime fileTime(String text) {
        return text.endsWith(SECONDS)
                ? FileTime.from(Long.parseLong(text.substring(0, text.length() - SECONDS.length())), TimeUnit.SECONDS)
                : FileTime.from(Instant.parse(text));
    }

    private static WeekFields weekFields(String text) {
        int blank = text.indexOf(' ');
        return WeekFields.of(DayOfWeek.valueOf(text.substring(0, blank)), Integer.parseInt(text.substring(blank + 1)));
    }
}

package dev.playback.cassette.s3;

import dev.playback.lookup.RecordingLookup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A range of days in UTC, both ends included, as they are written in ids.
 *
 * @param first 00000000 for no bound
 * @param last 99999999 for no bound
 */
record Days(String first, String last) {

    static final Days ALL = new Days("00000000", "99999999");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Instant YEAR_1 = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    /** Returns the days in which a lookup can want something. */
    static Days of(RecordingLookup lookup) {
        Instant from = lookup.from();
        Instant to = lookup.to();
        return new Days(from == null ? ALL.first : day(from), to == null ? ALL.last : day(to));
    }

    private static String day(Instant time) {
        if (time.isBefore(YEAR_1)) {
            return ALL.first;
        }
        return time.isBefore(YEAR_10000) ? DAY.format(time) : ALL.last;
    }

    boolean contain(String day) {
        return first.compareTo(day) <= 0 && day.compareTo(last) <= 0;
    }

    boolean meet(Days other) {
        return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    boolean cover(Days other) {
        return first.compareTo(other.first) <= 0 && other.last.compareTo(last) <= 0;
    }

    boolean areEmpty() {
        return first.compareTo(last) > 0;
    }
}

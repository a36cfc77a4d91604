package dev.playback.recorder;

import dev.playback.recording.RecordingId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that sort by time: {@code HHmmss.SSSSSS}, in UTC, then a random number of the recorder, then a count. Cheap, since one is
 * made for each operation. For any number of threads.
 */
final class RecordingIds {

    private static final int RECORDER_DIGITS = 12;
    private static final int COUNT_DIGITS = 6;

    private final String recorder;
    private final AtomicLong count = new AtomicLong();

    /** Makes ids that differ from those of any recorder with another {@code seed}. */
    RecordingIds(long seed) {
        this.recorder = hex(seed, RECORDER_DIGITS);
    }

    RecordingId next(String category, Instant at) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        StringBuilder day = new StringBuilder(8);
        decimal(day, time.getYear(), 4);
        decimal(day, time.getMonthValue(), 2);
        decimal(day, time.getDayOfMonth(), 2);
        StringBuilder name = new StringBuilder(40);
        decimal(name, time.getHour(), 2);
        decimal(name, time.getMinute(), 2);
        decimal(name, time.getSecond(), 2);
        decimal(name.append('.'), time.getNano() / 1000, 6);
        name.append('-').append(recorder).append('-').append(hex(count.getAndIncrement(), COUNT_DIGITS));
        return new RecordingId(category, day.toString(), name.toString());
    }

    private static void decimal(StringBuilder text, int number, int digits) {
        String plain = Integer.toString(number);
        text.append("0".repeat(Math.max(0, digits - plain.length()))).append(plain);
    }

    private static String hex(long number, int digits) {
        String plain = Long.toHexString(number & ((1L << (4 * digits)) - 1));
        return "0".repeat(digits - plain.length()) + plain;
    }
}

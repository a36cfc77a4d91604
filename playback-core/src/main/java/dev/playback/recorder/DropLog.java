package dev.playback.recorder;

import dev.playback.cassette.DropReason;
import dev.playback.cassette.DroppedRecording;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs lost recordings, one line per reason and minute, so that a broken store does not flood the log. For any number of threads. */
final class DropLog {

    private static final Logger LOG = LoggerFactory.getLogger(TapeRecorder.class);
    private static final long INTERVAL_MILLIS = 60_000;

    private final Clock clock;
    private final Map<DropReason, Silence> silences = new EnumMap<>(DropReason.class);

    DropLog(Clock clock) {
        this.clock = clock;
    }

    /** How long a reason is not logged again, and how many were lost since. */
    private record Silence(long untilMillis, long lost) {}

    void dropped(DroppedRecording dropped) {
        long silent = silent(dropped.reason());
        if (silent < 0) {
            return;
        }
        try {
            LOG.warn(
                    "A recording of {} was dropped ({}), its operation was not touched: {}{}",
                    dropped.category(),
                    dropped.reason(),
                    dropped.message(),
                    silent == 0 ? "" : " Since the last such line, " + silent + " more were.",
                    dropped.cause());
        } catch (RuntimeException | Error e) {
            // A log that cannot print the reason must not reach the application either; the count tells.
            return;
        }
    }

    /** Returns how many were not logged since the last line; less than 0 if this one is not to be logged either. */
    private synchronized long silent(DropReason reason) {
        long now = clock.millis();
        Silence silence = silences.getOrDefault(reason, new Silence(now, 0));
        if (now < silence.untilMillis()) {
            silences.put(reason, new Silence(silence.untilMillis(), silence.lost() + 1));
            return -1;
        }
        silences.put(reason, new Silence(now + INTERVAL_MILLIS, 0));
        return silence.lost();
    }
}

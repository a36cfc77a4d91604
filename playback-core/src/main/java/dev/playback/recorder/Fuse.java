package dev.playback.recorder;

import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses recording while it costs too much or storage fails, each time in a row for twice as long. Changes over time; for any number of
 * threads.
 */
final class Fuse {

    private static final Logger LOG = LoggerFactory.getLogger(TapeRecorder.class);

    // Shorter, and loading classes at the start of an application would pause recording.
    private static final long WINDOW_MILLIS = 10_000;
    private static final int WINDOWS_IN_ROW = 3;
    // Less is a tenth of one core at most: not worth a pause, whatever share of short operations it is.
    private static final long LEAST_NANOS = 1_000_000_000;
    // Less is not felt by whoever waits for an operation: recording one of microseconds always costs more than itself.
    private static final long LEAST_NANOS_EACH = 1_000_000;
    private static final int MAX_DOUBLINGS = 6;

    private final Clock clock;
    private final double share;
    private final long failures;
    private final Duration pause;
    private final LongAdder recorderNanos = new LongAdder();
    private final LongAdder operationNanos = new LongAdder();
    private final LongAdder operations = new LongAdder();
    private final AtomicLong windowStart;
    private volatile long pausedUntil;

    // Written under the lock of this.
    private volatile long failuresInRow;
    private volatile int pausesInRow;
    private int costlyInRow;
    private volatile String reason = "";

    Fuse(Clock clock, Settings settings) {
        this.clock = clock;
        this.share = settings.share(Setting.FUSE_SHARE);
        this.failures = settings.number(Setting.FUSE_FAILURES);
        this.pause = settings.duration(Setting.FUSE_PAUSE);
        this.windowStart = new AtomicLong(clock.millis());
    }

    /** Says whether an operation that begins at {@code now} may be recorded. */
    boolean allows(long now) {
        long until = pausedUntil;
        return until == 0 || (now >= until && resume(until));
    }

    /** Hears what an operation cost. */
    void spent(long recorder, long operation) {
        recorderNanos.add(recorder);
        operationNanos.add(operation);
        operations.increment();
        long now = clock.millis();
        long start = windowStart.get();
        if (now - start >= WINDOW_MILLIS && windowStart.compareAndSet(start, now)) {
            judge(recorderNanos.sumThenReset(), operationNanos.sumThenReset(), operations.sumThenReset());
        }
    }

    /** Hears that a recording was stored. */
    void stored() {
        if (failuresInRow > 0) {
            healthy();
        }
    }

    /** Hears that storage failed. */
    synchronized void storageFailed() {
        failuresInRow = failuresInRow + 1;
        if (failures > 0 && failuresInRow >= failures && pausedUntil == 0) {
            // One more failure after the pause is enough for the next.
            failuresInRow = failures - 1;
            pause("storage failed %d times in a row".formatted(failures));
        }
    }

    /** Returns why recording is paused; empty if it is not. */
    String pausedFor() {
        return clock.millis() >= pausedUntil ? "" : reason;
    }

    private synchronized void judge(long recorder, long operation, long count) {
        boolean costly = share < 1
                && recorder >= LEAST_NANOS
                && recorder >= count * LEAST_NANOS_EACH
                && recorder > operation * share;
        costlyInRow = costly ? costlyInRow + 1 : 0;
        if (costlyInRow >= WINDOWS_IN_ROW && pausedUntil == 0) {
            // One more such window after the pause is enough for the next.
            costlyInRow = WINDOWS_IN_ROW - 1;
            pause("it cost %d %% of the time of operations".formatted(Math.round(100.0 * recorder / operation)));
        } else if (!costly && failuresInRow == 0) {
            pausesInRow = 0;
        }
    }

    private synchronized void healthy() {
        failuresInRow = 0;
        pausesInRow = 0;
    }

    private void pause(String why) {
        reason = why;
        Duration length = pause.multipliedBy(1L << pausesInRow);
        pausesInRow = Math.min(pausesInRow + 1, MAX_DOUBLINGS);
        pausedUntil = clock.millis() + length.toMillis();
        log("Recording pauses for {} since {}. The application is not touched.", length, why);
    }

    private synchronized boolean resume(long until) {
        if (pausedUntil == until) {
            pausedUntil = 0;
            windowStart.set(clock.millis());
            recorderNanos.reset();
            operationNanos.reset();
            operations.reset();
            log("Recording resumes; it had paused since {}.{}", reason, "");
        }
        return pausedUntil == 0;
    }

    private static void log(String message, Object first, Object second) {
        try {
            LOG.warn(message, first, second);
        } catch (RuntimeException | Error e) {
            // The application must not hear of a broken log.
            return;
        }
    }
}

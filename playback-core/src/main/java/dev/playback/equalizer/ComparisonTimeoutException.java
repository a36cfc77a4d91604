package dev.playback.equalizer;

import dev.playback.recording.RecordingId;
import java.io.Serial;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A recording was not replayed and compared in the time it was given. Its stack trace is where the replay was at that moment. */
public final class ComparisonTimeoutException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int MOST_FRAMES = 30;

    ComparisonTimeoutException(RecordingId id, Duration timeout, StackTraceElement[] stack) {
        super(
                "%s was not compared within %s. Its thread was interrupted at:%s%nGive it more time, or see what it waits for."
                        .formatted(id, seconds(timeout), frames(stack)));
        setStackTrace(stack);
    }

    ComparisonTimeoutException(RecordingId id, int hanging) {
        super(
                "%s was not compared: %d comparisons before it ran out of time and still hold their threads. Compare in a dedicated process, which ends what hangs."
                        .formatted(id, hanging));
    }

    private static String seconds(Duration timeout) {
        return timeout.toMillis() / 1000.0 + " s";
    }

    private static String frames(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .limit(MOST_FRAMES)
                .map("%n  at %s"::formatted)
                .collect(Collectors.joining());
    }
}

package dev.playback.benchmarks.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The processes that this one started, those that have ended included. */
public final class Children {

    /** What Linux gives to programs, whatever its own clock is. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final Path STATE = Path.of("/proc/self/stat");
    // Counted from what follows the name of the program, which may hold blanks.
    private static final int USER_TIME_OF_ENDED = 13;
    private static final int SYSTEM_TIME_OF_ENDED = 14;

    private Children() {}

    /** Returns the CPU time that they took so far. Where there is no {@code /proc}, only that of those that live. */
    public static long cpuNanos() {
        return ended()
                + ProcessHandle.current()
                        .children()
                        .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus)
                        .toNanos();
    }

    private static long ended() {
        if (!Files.isReadable(STATE)) {
            return 0;
        }
        try {
            String state = Files.readString(STATE);
            String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ", -1);
            return TICK_NANOS
                    * (Long.parseLong(fields[USER_TIME_OF_ENDED]) + Long.parseLong(fields[SYSTEM_TIME_OF_ENDED]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

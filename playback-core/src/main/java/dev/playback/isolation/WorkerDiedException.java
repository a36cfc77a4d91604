package dev.playback.isolation;

import java.util.List;

/** A worker ended in the middle of a comparison: its code exited, crashed or exhausted memory. Costs this one recording. */
public final class WorkerDiedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int OUT_OF_MEMORY = 3;
    private static final int KILLED = 128 + 9;

    WorkerDiedException(int exitCode, String why, List<String> output, String jvmOptions) {
        super("The worker that compared this recording ended with exit code %d%s (%s). %s"
                .formatted(exitCode, meaning(exitCode, output, jvmOptions), why, WorkerOutput.text(output)));
    }

    private static String meaning(int exitCode, List<String> output, String jvmOptions) {
        if (exitCode == OUT_OF_MEMORY && output.stream().anyMatch(line -> line.contains("OutOfMemoryError"))) {
            return ": it ran out of memory (JVM options: %s)".formatted(jvmOptions);
        }
        return exitCode == KILLED ? ": something killed it, perhaps the system for want of memory" : "";
    }
}

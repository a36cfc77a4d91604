package dev.playback.isolation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** No worker could be started: a wrong class path or JVM option, or no room for another JVM. */
public final class WorkerNotStartedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkerNotStartedException(String trouble, List<String> command, List<String> output, @Nullable Throwable cause) {
        super(
                "No worker could be started: %s. %s It was started with: %s"
                        .formatted(trouble, WorkerOutput.text(output), String.join(" ", command)),
                cause);
    }
}

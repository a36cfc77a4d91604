package dev.playback.isolation;

import java.time.Duration;
import java.util.List;

/** A worker gave no result in time and was killed. The stack trace is where the worker was then, if it could still tell. */
public final class WorkerTimedOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkerTimedOutException(Duration timeout, List<StackTraceElement> where, List<String> output) {
        super("No result within %s, so the worker was killed%s. %s"
                .formatted(
                        WorkerOutput.text(timeout),
                        where.isEmpty() ? "" : " at " + where.get(0),
                        WorkerOutput.text(output)));
        if (!where.isEmpty()) {
            setStackTrace(where.toArray(StackTraceElement[]::new));
        }
    }
}

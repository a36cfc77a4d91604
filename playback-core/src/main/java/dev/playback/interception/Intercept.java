package dev.playback.interception;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What an application says to the seam without annotations. */
public final class Intercept {

    private Intercept() {}

    /**
     * Runs {@code work} with every intercepted call on this thread running plainly: not recorded, not answered in replay, and not
     * counted as a call that escaped a replay. Declares, for example, a background refresh during tests.
     */
    public static <T extends @Nullable Object> T live(Callable<T> work) throws Exception {
        return Seam.bound(Frame.PLAIN, work);
    }

    /**
     * Returns {@code task} bound to the operation that this thread works for, whichever thread runs it: its calls belong to that
     * operation, in a lane of their own. Returns {@code task} itself where there is no operation.
     */
    public static Runnable wrap(Runnable task) {
        Objects.requireNonNull(task, "task");
        Frame frame = Seam.handedOn();
        return frame == null ? task : () -> Seam.run(frame, task);
    }

    /** Does for a callable what {@link #wrap(Runnable)} does for a runnable. */
    public static <T extends @Nullable Object> Callable<T> wrap(Callable<T> task) {
        Objects.requireNonNull(task, "task");
        Frame frame = Seam.handedOn();
        return frame == null ? task : () -> Seam.bound(frame, task);
    }

    /** Returns an executor that {@linkplain #wrap(Runnable) wraps} each task when it is handed over. */
    public static Executor wrap(Executor executor) {
        Objects.requireNonNull(executor, "executor");
        return task -> executor.execute(wrap(task));
    }
}

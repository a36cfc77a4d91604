package dev.playback.interception;

import dev.playback.recording.RecordingId;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What an application says to the seam without annotations, and what it asks it. Where the thread works for no operation, everything
 * here does nothing and costs next to nothing. For any number of threads.
 */
public final class Intercept {

    private Intercept() {}

    /** Returns an input: code whose result is recorded, and answered from the recording in replay. */
    public static InterceptedInput input(String alias) {
        return new InterceptedInput(alias, Object.class, CallRules.STANDARD);
    }

    /** Returns an output: code whose arguments are recorded, and compared in replay instead of handed out. */
    public static InterceptedOutput output(String alias) {
        return new InterceptedOutput(alias, Object.class, CallRules.STANDARD);
    }

    /** Returns an operation: code of which each call outside another operation becomes one recording. */
    public static InterceptedOperation operation(String category) {
        return InterceptedOperation.of(category, null);
    }

    /**
     * Returns a {@code type} that intercepts the annotated methods of the interface and hands every call on to {@code target}.
     *
     * @throws IllegalArgumentException if it is no interface or has no annotated method
     */
    public static <T> T proxy(Class<T> type, T target) {
        return InterceptingProxy.of(type, target);
    }

    /**
     * Adds rules for code that cannot be annotated, each a line as in the file {@code playback.rules}, before those of that file. They
     * count for classes that are loaded from now on, by the agent; call it first of all.
     *
     * @throws dev.playback.rules.RulesException if a line is no rule; none is added then
     */
    public static void rules(String... lines) {
        RulesOfCore.add(List.of(lines));
    }

    /**
     * Runs {@code work} with every intercepted call on this thread running plainly: not recorded, not answered in replay, and not
     * counted as a call that escaped a replay. Declares, for example, a background refresh during tests.
     */
    public static <T extends @Nullable Object> T live(Callable<T> work) throws Exception {
        return Seam.bound(Frame.LIVE, work);
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

    /** Says whether this thread works for an operation that is being recorded. */
    public static boolean inRecordingMode() {
        Session session = Seam.session();
        return session != null && !session.isReplaying() && session.isAwake();
    }

    /** Says whether this thread works for an operation that is being replayed. */
    public static boolean inPlaybackMode() {
        Session session = Seam.session();
        return session != null && session.isReplaying();
    }

    /** Returns the recording that this thread's operation is recorded in or replayed from; empty if there is none. */
    public static Optional<RecordingId> currentRecordingId() {
        Session session = Seam.session();
        return session == null || !session.isAwake() ? Optional.empty() : Optional.of(session.id());
    }

    /** Throws away the recording of this thread's operation, which goes on untouched. Safe anywhere. */
    public static void discardRecording() {
        Session session = Seam.session();
        if (session != null) {
            session.discard();
        }
    }

    /**
     * Records this thread's operation although its sampling rate had left it out: from now on, and marked incomplete; or whole, if
     * the recorder was told to keep a buffer. Safe anywhere.
     */
    public static void forceSampleRecording() {
        Seam.wake();
    }

    /**
     * Keeps a value of the application in the recording, to be asked for in replay. The value is kept as it is now; the last one of
     * a name counts.
     */
    public static void recordData(String name, @Nullable Object value) {
        Objects.requireNonNull(name, "name");
        Session session = Seam.session();
        if (session != null) {
            session.keep(name, value);
        }
    }

    /** Returns in replay what {@link #recordData} kept; null outside a replay or if there is none. */
    public static <T> @Nullable T playData(String name, Class<T> type) {
        return type.cast(kept(name, type));
    }

    /** Returns in replay what {@link #recordData} kept as a generic type; null outside a replay or if there is none. */
    @SuppressWarnings("unchecked") // Read as that very type.
    public static <T> @Nullable T playData(String name, ResultType<T> type) {
        return (T) kept(name, type.type());
    }

    private static @Nullable Object kept(String name, Type type) {
        Objects.requireNonNull(name, "name");
        Session session = Seam.session();
        return session == null ? null : session.kept(name, type);
    }
}

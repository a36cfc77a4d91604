package dev.playback.interception;

import dev.playback.recording.EntryKind;
import org.jspecify.annotations.Nullable;

/** A call of a piece of code whose arguments are given and whose body is not. For one use. */
public final class PreparedCall {

    private final CallPoint point;
    private final @Nullable Object target;
    private final @Nullable Object[] arguments;
    private final @Nullable SessionStarter starter;

    PreparedCall(CallPoint point, @Nullable Object[] arguments, @Nullable SessionStarter starter) {
        this(point, null, arguments, starter);
    }

    private PreparedCall(
            CallPoint point, @Nullable Object target, @Nullable Object[] arguments, @Nullable SessionStarter starter) {
        this.point = point;
        this.target = target;
        this.arguments = arguments;
        this.starter = starter;
    }

    /** Returns a call of a method on {@code target}. */
    static PreparedCall of(MethodPoint point, @Nullable Object target, @Nullable Object[] arguments) {
        return new PreparedCall(point, target, arguments, null);
    }

    /**
     * Runs {@code body}, or gives what was recorded for it.
     *
     * @throws E what the body throws, the same object; in replay what was recorded
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // What is recorded for a body is what a body gave.
    public <T extends @Nullable Object, E extends Exception> T call(Body<T, E> body) throws E {
        if (Seam.idle(point.kind() == EntryKind.OPERATION)) {
            return body.call();
        }
        Call call = Seam.enter(point, target, arguments, starter);
        if (call == null) {
            return body.call();
        }
        Object value = null;
        Throwable error = null;
        if (!(call instanceof Call.Answered)) {
            try {
                value = body.call();
            } catch (Throwable thrown) {
                // Told to the session and thrown on: the very same object.
                error = thrown;
            }
        }
        error = Seam.exit(call, value, error);
        if (error != null) {
            throw (E) PreparedCall.<RuntimeException>sneaky(error);
        }
        return (T) (call.hasResult() ? call.result() : value);
    }

    /**
     * Runs {@code body}, or nothing where it was recorded.
     *
     * @throws E what the body throws, the same object; in replay what was recorded
     */
    @SuppressWarnings("NullAway") // It does not see that the result may be null.
    public <E extends Exception> void run(VoidBody<E> body) throws E {
        this.<@Nullable Object, E>call(() -> {
            body.run();
            return null;
        });
    }

    /** Begins the call of an operation; its body is whatever this thread does until the call is closed. */
    public OpenCall open() {
        if (point.kind() != EntryKind.OPERATION) {
            throw new IllegalStateException(
                    "%s '%s' cannot be left open, since replay must be able not to run it. Use call(…)."
                            .formatted(point.kind(), point.alias()));
        }
        return new OpenCall(Seam.idle(true) ? null : Seam.enter(point, target, arguments, starter));
    }

    @SuppressWarnings("unchecked") // Erased: byte code may throw anything from anywhere.
    static <X extends Throwable> Exception sneaky(Throwable error) throws X {
        throw (X) error;
    }
}

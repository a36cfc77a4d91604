package dev.playback.interception;

import org.jspecify.annotations.Nullable;

/** A call of an intercepted method, from its beginning to its end on one thread. Used by woven code. */
public class Call {

    private final MethodPoint point;
    private final Object[] arguments;
    private final Session session;
    private @Nullable Object note;

    Call(MethodPoint point, Object[] arguments, Session session) {
        this.point = point;
        this.arguments = arguments;
        this.session = session;
    }

    /** Returns the method that was called. */
    public MethodPoint point() {
        return point;
    }

    /** Returns the live arguments: not a copy, read them only before the call. */
    public Object[] arguments() {
        return arguments;
    }

    /** Returns what the session noted when the call began. */
    public @Nullable Object note() {
        return note;
    }

    /** Keeps {@code note} until the call ends; for the session alone. */
    public void note(@Nullable Object newNote) {
        this.note = newNote;
    }

    Session session() {
        return session;
    }

    /** A call whose body does not run, since the session answered it. */
    public static final class Answered extends Call {
        /** The value to return; fits the declared type. Meaningless when {@link #error} is set. */
        public final @Nullable Object value;

        final @Nullable Throwable error;

        Answered(Call call, @Nullable Object value, @Nullable Throwable error) {
            super(call.point, call.arguments, call.session);
            this.value = value;
            this.error = error;
        }
    }
}

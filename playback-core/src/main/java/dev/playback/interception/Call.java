package dev.playback.interception;

import org.jspecify.annotations.Nullable;

/** A call of an intercepted method, from its beginning to its end on one thread. Used by woven code and sessions. */
public class Call {

    private final MethodPoint point;
    private final Object[] arguments;
    private final Session session;
    private final Lane lane;
    private final @Nullable Frame outer;
    private @Nullable Object note;

    Call(MethodPoint point, Object[] arguments, Session session, Lane lane, @Nullable Frame outer) {
        this.point = point;
        this.arguments = arguments;
        this.session = session;
        this.lane = lane;
        this.outer = outer;
    }

    /** Returns the method that was called. */
    public MethodPoint point() {
        return point;
    }

    /** Returns the live arguments, not a copy: to be read only before the call. */
    public Object[] arguments() {
        return arguments;
    }

    /** Returns the line of work it was made in. */
    public Lane lane() {
        return lane;
    }

    /** Returns what the session noted when the call began. */
    public @Nullable Object note() {
        return note;
    }

    /** Keeps {@code newNote} until the call ends; for the session alone. */
    public void note(Object newNote) {
        this.note = newNote;
    }

    Session session() {
        return session;
    }

    /** Returns what the thread was bound to before; null if this call began its session. */
    @Nullable
    Frame outer() {
        return outer;
    }

    /** A call whose body does not run, since the session answered it. */
    public static final class Answered extends Call {

        /** The value to return; fits the declared type. Meaningless if the call is to throw. */
        public final @Nullable Object value;

        private final @Nullable Throwable error;

        Answered(Call call, @Nullable Object value, @Nullable Throwable error) {
            super(call.point, call.arguments, call.session, call.lane, call.outer);
            this.value = value;
            this.error = error;
        }

        @Nullable
        Throwable error() {
            return error;
        }
    }
}

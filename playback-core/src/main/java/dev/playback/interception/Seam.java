package dev.playback.interception;

import dev.playback.recording.EntryKind;
import dev.playback.recording.Outcome;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where woven code meets the session of its thread. Static since byte code must reach it from anywhere; its whole state is the
 * enabled starter and one frame for each thread.
 */
public final class Seam {

    private static final ThreadLocal<@Nullable Frame> FRAME = new ThreadLocal<>();
    private static final AtomicReference<@Nullable SessionStarter> STARTER = new AtomicReference<>();

    private Seam() {}

    /** Opens a session for a live operation; must not throw, null leaves the operation alone. */
    @FunctionalInterface
    public interface SessionStarter {
        /** Returns the session of a beginning operation, or null. */
        @Nullable
        Session start(MethodPoint operation);
    }

    private record Frame(Session session, int depth, boolean inside) {}

    /**
     * Makes {@code starter} record from now on.
     *
     * @throws IllegalStateException if another one does
     */
    public static void enable(SessionStarter starter) {
        if (STARTER.get() != starter && !STARTER.compareAndSet(null, starter)) {
            throw new IllegalStateException(
                    "Another recorder is already recording (%s). Disable it before you enable this one."
                            .formatted(STARTER.get()));
        }
    }

    /** Stops {@code starter}; operations in progress are finished as they were begun. */
    public static void disable(SessionStarter starter) {
        STARTER.compareAndSet(starter, null);
    }

    /** Runs {@code work} with {@code session} answering this thread, and leaves the thread as it was. */
    public static <T extends @Nullable Object> T replay(Session session, Callable<T> work) throws Exception {
        @Nullable Frame outer = FRAME.get();
        FRAME.set(new Frame(session, 0, false));
        try {
            return work.call();
        } finally {
            restore(outer);
            session.close();
        }
    }

    /** Called by woven code before a body; null means nothing is to do. */
    public static @Nullable Call enter(Class<?> type, String method, Object @Nullable [] arguments, boolean operation) {
        @Nullable Frame frame = FRAME.get();
        if (frame == null) {
            @Nullable SessionStarter starter = operation ? STARTER.get() : null;
            return starter == null ? null : begin(starter, type, method, arguments);
        }
        return frame.inside ? null : step(frame, MethodPoint.of(type, method), arguments);
    }

    /** Says whether {@link #enter} has anything to do on this thread; cheap, allocates nothing. */
    public static boolean idle(boolean operation) {
        return (STARTER.get() == null || !operation) && FRAME.get() == null;
    }

    /** Called by woven code after a body, run or not; returns the exception to leave with, or null. */
    public static @Nullable Throwable exit(Call call, @Nullable Object value, @Nullable Throwable error) {
        @Nullable Frame frame = FRAME.get();
        boolean outermost = frame != null && frame.depth == 1;
        if (frame != null) {
            restore(outermost && call.session() instanceof LiveSession ? null : outer(frame));
        }
        if (call instanceof Call.Answered answered) {
            return answered.error;
        }
        call.session().after(call, error == null ? new Outcome.Returned(value) : new Outcome.Threw(error));
        if (outermost && call.session() instanceof LiveSession) {
            call.session().close();
        }
        return error;
    }

    /** A session that a {@link SessionStarter} opened, closed when its operation ends. */
    public interface LiveSession extends Session {}

    private static @Nullable Call begin(
            SessionStarter starter, Class<?> type, String method, Object @Nullable [] arguments) {
        MethodPoint point = MethodPoint.of(type, method);
        @Nullable Session session = starter.start(point);
        return session == null ? null : step(new Frame(session, 0, false), point, arguments);
    }

    private static Call step(Frame frame, MethodPoint point, Object @Nullable [] arguments) {
        Call call = new Call(point, arguments == null ? new Object[0] : arguments, frame.session);
        @Nullable Outcome answer = frame.session.before(call);
        // Inside an input or output everything runs plainly: the outer call stands for it.
        FRAME.set(new Frame(frame.session, frame.depth + 1, point.kind() != EntryKind.OPERATION));
        if (answer instanceof Outcome.Returned returned) {
            return new Call.Answered(call, returned.value(), null);
        }
        return answer instanceof Outcome.Threw threw ? new Call.Answered(call, null, threw.error()) : call;
    }

    // A call that got a Call object began outside an interception, so its outer frame is never inside one.
    private static Frame outer(Frame frame) {
        return new Frame(frame.session, frame.depth - 1, false);
    }

    private static void restore(@Nullable Frame frame) {
        if (frame == null) {
            FRAME.remove();
        } else {
            FRAME.set(frame);
        }
    }
}

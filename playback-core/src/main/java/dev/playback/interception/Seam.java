package dev.playback.interception;

import dev.playback.recording.Outcome;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where woven code meets the session of its thread. Static, since byte code must reach it from anywhere; its whole state is the
 * enabled starter, the open replays and a frame for each thread that works for a session.
 */
public final class Seam {

    private static final ThreadLocal<@Nullable Frame> FRAME = new ThreadLocal<>();
    private static final AtomicReference<@Nullable SessionStarter> STARTER = new AtomicReference<>();
    private static final Set<Session> REPLAYS = ConcurrentHashMap.newKeySet();

    // Enabled recorders and open sessions: all that woven code reads while nothing is recorded or replayed.
    private static volatile int switches;

    private Seam() {}

    /** Opens a session for a live operation. Throws from no method. */
    public interface SessionStarter {

        /** Returns the session of a beginning operation, or null to leave the operation alone. */
        @Nullable
        Session start(MethodPoint operation);

        /** Hears that an operation is not recorded since the seam itself failed. */
        void failed(Throwable failure);
    }

    /**
     * Lets {@code starter} record the operations that begin from now on.
     *
     * @throws IllegalStateException if another one does
     */
    public static void enable(SessionStarter starter) {
        if (STARTER.get() == starter) {
            return;
        }
        if (!STARTER.compareAndSet(null, starter)) {
            throw new IllegalStateException(
                    "Another recorder is already recording: %s. Disable it before you enable this one."
                            .formatted(STARTER.get()));
        }
        turn(1);
    }

    /** Stops {@code starter}; operations in progress are finished as they were begun. */
    public static void disable(SessionStarter starter) {
        if (STARTER.compareAndSet(starter, null)) {
            turn(-1);
        }
    }

    /** Runs {@code work} with {@code session} answering this thread, then closes it and leaves the thread as it was. */
    public static <T extends @Nullable Object> T replay(Session session, Callable<T> work) throws Exception {
        turn(1);
        REPLAYS.add(session);
        try {
            return bound(new Frame(session), work);
        } finally {
            REPLAYS.remove(session);
            turn(-1);
            session.close();
        }
    }

    /** Says whether {@link #enter} has nothing to do on this thread. Allocates nothing. */
    public static boolean idle(boolean operation) {
        return switches == 0 || (!operation && FRAME.get() == null && REPLAYS.isEmpty());
    }

    /** Called by woven code before a body; null means that the body runs plainly. */
    public static @Nullable Call enter(Class<?> type, String method, Object @Nullable [] arguments, boolean operation) {
        Frame frame = FRAME.get();
        if (frame == null) {
            return withoutSession(type, method, arguments, operation);
        }
        Session session = frame.session();
        if (session == null) {
            return null;
        }
        try {
            return step(frame, new Call(MethodPoint.of(type, method), orNone(arguments), session, frame));
        } catch (RuntimeException | Error e) {
            session.fail(e);
            return null;
        }
    }

    /** Called by woven code after a body, run or not; returns the exception to leave with, or null. */
    public static @Nullable Throwable exit(Call call, @Nullable Object value, @Nullable Throwable error) {
        Frame outer = call.outer();
        bind(outer);
        if (call instanceof Call.Answered answered) {
            return answered.error();
        }
        call.session().after(call, error == null ? new Outcome.Returned(value) : new Outcome.Threw(error));
        if (outer == null) {
            turn(-1);
            call.session().close();
        }
        return error;
    }

    static <T extends @Nullable Object> T bound(Frame frame, Callable<T> work) throws Exception {
        Frame outer = FRAME.get();
        bind(frame);
        try {
            return work.call();
        } finally {
            bind(outer);
        }
    }

    private static @Nullable Call withoutSession(
            Class<?> type, String method, Object @Nullable [] arguments, boolean operation) {
        SessionStarter starter = operation ? STARTER.get() : null;
        if (starter != null) {
            return begin(starter, type, method, arguments);
        }
        if (!REPLAYS.isEmpty()) {
            LiveCall call = LiveCall.here(MethodPoint.of(type, method));
            REPLAYS.forEach(replay -> replay.ranLive(call));
        }
        return null;
    }

    private static @Nullable Call begin(
            SessionStarter starter, Class<?> type, String method, Object @Nullable [] arguments) {
        try {
            MethodPoint point = MethodPoint.of(type, method);
            Session session = starter.start(point);
            if (session == null) {
                return null;
            }
            Call call = step(new Frame(session), new Call(point, orNone(arguments), session, null));
            turn(1);
            return call;
        } catch (RuntimeException | Error e) {
            FRAME.remove();
            starter.failed(e);
            return null;
        }
    }

    private static Call step(Frame frame, Call call) {
        Outcome answer = call.session().before(call);
        bind(frame.inside(call.point().kind()));
        if (answer instanceof Outcome.Returned returned) {
            return new Call.Answered(call, returned.value(), null);
        }
        return answer instanceof Outcome.Threw threw ? new Call.Answered(call, null, threw.error()) : call;
    }

    private static Object[] orNone(Object @Nullable [] arguments) {
        return arguments == null ? new Object[0] : arguments;
    }

    private static void bind(@Nullable Frame frame) {
        if (frame == null) {
            FRAME.remove();
        } else {
            FRAME.set(frame);
        }
    }

    private static synchronized void turn(int by) {
        switches += by;
    }
}

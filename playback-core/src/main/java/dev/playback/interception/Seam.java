package dev.playback.interception;

import dev.playback.recording.Outcome;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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

    // Enabled recorders, open sessions and bound threads: all that woven code reads while nothing is recorded or
    // replayed.
    private static final AtomicInteger SWITCHES = new AtomicInteger();

    private Seam() {}

    /** Opens a session for a live operation. Throws from no method. */
    public interface SessionStarter {

        /** Returns the session of a beginning operation, or null to leave the operation alone. */
        @Nullable
        Session start(CallPoint operation);

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
        SWITCHES.incrementAndGet();
    }

    /** Stops {@code starter}; operations in progress are finished as they were begun. */
    public static void disable(SessionStarter starter) {
        if (STARTER.compareAndSet(starter, null)) {
            SWITCHES.decrementAndGet();
        }
    }

    /** Runs {@code work} with {@code session} answering this thread, then closes it and leaves the thread as it was. */
    public static <T extends @Nullable Object> T replay(Session session, Callable<T> work) throws Exception {
        SWITCHES.incrementAndGet();
        REPLAYS.add(session);
        try {
            return bound(Frame.of(session), work);
        } finally {
            REPLAYS.remove(session);
            SWITCHES.decrementAndGet();
            session.close();
        }
    }

    /** Says whether {@link #enter} has nothing to do on this thread. Allocates nothing. */
    public static boolean idle(boolean operation) {
        return SWITCHES.get() == 0 || (!operation && FRAME.get() == null && REPLAYS.isEmpty());
    }

    /** Called by woven code before a body; null means that the body runs plainly. */
    public static @Nullable Call enter(
            Class<?> type, String method, @Nullable Object self, Object @Nullable [] arguments, boolean operation) {
        Frame frame = FRAME.get();
        if (frame == null) {
            return withoutSession(type, method, self, arguments, operation);
        }
        Session session = frame.session();
        if (session == null) {
            return null;
        }
        try {
            return step(
                    frame,
                    new Call(MethodPoint.of(type, method), self, orNone(arguments), session, frame.lane(), frame));
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
            SWITCHES.decrementAndGet();
            call.session().close();
        }
        return error;
    }

    static <T extends @Nullable Object> T bound(Frame frame, Callable<T> work) throws Exception {
        Frame outer = FRAME.get();
        // Counts even after its session has closed, which must refuse or ignore what comes late.
        SWITCHES.incrementAndGet();
        bind(frame);
        try {
            return work.call();
        } finally {
            bind(outer);
            SWITCHES.decrementAndGet();
        }
    }

    static void run(Frame frame, Runnable task) {
        Frame outer = FRAME.get();
        SWITCHES.incrementAndGet();
        bind(frame);
        try {
            task.run();
        } finally {
            bind(outer);
            SWITCHES.decrementAndGet();
        }
    }

    /** Returns what work handed on by this thread is bound to; null if this thread works for nothing. */
    static @Nullable Frame handedOn() {
        Frame frame = FRAME.get();
        return frame == null ? null : frame.handedOn();
    }

    private static @Nullable Call withoutSession(
            Class<?> type, String method, @Nullable Object self, Object @Nullable [] arguments, boolean operation) {
        SessionStarter starter = operation ? STARTER.get() : null;
        if (starter != null) {
            return begin(starter, type, method, self, arguments);
        }
        if (!REPLAYS.isEmpty()) {
            LiveCall call = LiveCall.here(MethodPoint.of(type, method));
            REPLAYS.forEach(replay -> replay.ranLive(call));
        }
        return null;
    }

    private static @Nullable Call begin(
            SessionStarter starter,
            Class<?> type,
            String method,
            @Nullable Object self,
            Object @Nullable [] arguments) {
        try {
            MethodPoint point = MethodPoint.of(type, method);
            Session session = starter.start(point);
            if (session == null) {
                return null;
            }
            Frame frame = Frame.of(session);
            Call call = step(frame, new Call(point, self, orNone(arguments), session, frame.lane(), null));
            SWITCHES.incrementAndGet();
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
        return answer == null ? call : new Call.Answered(call, answer);
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
}

package dev.playback.interception;

import dev.playback.recording.EntryKind;
import dev.playback.recording.Outcome;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where intercepted calls meet the session of their thread. Static, since byte code must reach it from anywhere; its whole state is
 * the enabled starters, the open replays and a frame for each thread that works for a session.
 */
public final class Seam {

    // A thread that was started in the name of a session finds it here.
    private static final ThreadLocal<@Nullable Frame> FRAME = ThreadLocal.withInitial(HandoverConnection::born);
    private static volatile Starters starters = Starters.NONE;

    // Enabled recorders, open sessions, bound threads and replay runs: all that woven code reads while nothing is
    // recorded or replayed.
    private static final AtomicInteger SWITCHES = new AtomicInteger();

    private static final AtomicInteger BOUND = new AtomicInteger();

    private static final Object[] NO_ARGUMENTS = {};

    static {
        HandoverConnection.connect();
        SeamStart.all();
    }

    private Seam() {}

    /**
     * Lets {@code starter} record the operations of its categories that begin from now on.
     *
     * @throws IllegalStateException if another one does for one of them
     */
    public static synchronized void enable(SessionStarter starter) {
        Starters before = starters;
        starters = before.with(starter);
        if (!before.all().contains(starter)) {
            SWITCHES.incrementAndGet();
        }
    }

    /** Stops {@code starter}; operations in progress are finished as they were begun. */
    public static synchronized void disable(SessionStarter starter) {
        if (isEnabled(starter)) {
            starters = starters.without(starter);
            SWITCHES.decrementAndGet();
        }
    }

    /** Says whether {@code starter} is enabled. */
    public static boolean isEnabled(SessionStarter starter) {
        return starters.all().contains(starter);
    }

    /** Runs {@code work} with {@code session} answering this thread, then closes it and leaves the thread as it was. */
    public static <T extends @Nullable Object> T replay(Session session, Callable<T> work) throws Exception {
        bindsThread(1);
        LiveCalls.opened(session);
        try {
            return bound(Frame.of(session), work);
        } finally {
            LiveCalls.closed(session);
            bindsThread(-1);
            session.close();
        }
    }

    /** Says whether {@link #enter} has nothing to do on this thread. Allocates nothing. */
    public static boolean idle(boolean operation) {
        return SWITCHES.get() == 0 || (!operation && FRAME.get() == null && !LiveCalls.matter());
    }

    /** Called by woven code before a body; null means that the body runs plainly. */
    public static @Nullable Call enter(
            Class<?> type, String method, @Nullable Object self, Object @Nullable [] arguments, boolean operation) {
        Frame frame = FRAME.get();
        if (frame == null ? !operation && !LiveCalls.matter() : frame.isPlain() && !(operation && frame.isOver())) {
            return null;
        }
        MethodPoint point;
        try {
            point = MethodPoint.of(type, method);
        } catch (RuntimeException | Error e) {
            misdeclared(frame, e);
            return null;
        }
        return enter(point, self, arguments == null ? NO_ARGUMENTS : arguments, null);
    }

    /**
     * Called before a body that is intercepted without weaving; null means that the body runs plainly.
     *
     * @param only the starter that records the operation; null for any that has its category
     */
    static @Nullable Call enter(
            CallPoint point, @Nullable Object target, Object[] arguments, @Nullable SessionStarter only) {
        Frame frame = FRAME.get();
        // A thread that runs for ever was started in some operation; those that begin on it after that one's end are no
        // part of it.
        if (frame == null || (point.kind() == EntryKind.OPERATION && frame.isOver())) {
            return withoutSession(point, target, arguments, only, frame);
        }
        Session session = frame.session();
        if (frame.isPlain() || session == null) {
            return null;
        }
        try {
            return step(frame, new Call(point, target, arguments, session, frame.lane(), frame));
        } catch (RuntimeException | Error e) {
            fail(session, e);
            return null;
        }
    }

    /** Called after a body, run or not; returns the exception to leave with, or null. */
    public static @Nullable Throwable exit(Call call, @Nullable Object value, @Nullable Throwable error) {
        Frame outer = call.outer();
        Session session = call.session();
        if (call instanceof Call.Answered answered) {
            bind(outer);
            return answered.error();
        }
        bind(call.plainly());
        try {
            session.after(call, error == null ? new Outcome.Returned(value) : new Outcome.Threw(error));
        } catch (RuntimeException | Error e) {
            fail(session, e);
        } finally {
            bind(outer);
            if (call.beganSession()) {
                close(call);
            }
        }
        return error;
    }

    private static void close(Call call) {
        Session session = call.session();
        bindsThread(-1);
        try {
            LogContext.leave(session, call.logged());
            session.close();
        } catch (RuntimeException | Error e) {
            fail(session, e);
        }
    }

    static <T extends @Nullable Object> T bound(Frame frame, Callable<T> work) throws Exception {
        // Counts even after its session has closed, which must refuse or ignore what comes late.
        bindsThread(1);
        Frame outer = FRAME.get();
        bind(frame);
        String logged = LogContext.enter(frame.session());
        try {
            return work.call();
        } finally {
            LogContext.leave(frame.session(), logged);
            bind(outer);
            bindsThread(-1);
        }
    }

    static void run(Frame frame, Runnable task) {
        bindsThread(1);
        Frame outer = FRAME.get();
        bind(frame);
        String logged = LogContext.enter(frame.session());
        try {
            task.run();
        } finally {
            LogContext.leave(frame.session(), logged);
            bind(outer);
            bindsThread(-1);
        }
    }

    /** Returns the session of this thread; null if it works for none. */
    static @Nullable Session session() {
        Frame frame = SWITCHES.get() == 0 ? null : FRAME.get();
        return frame == null ? null : frame.session();
    }

    /** Wakes the session of this thread, so that calls are heard from now on. */
    static void wake() {
        Frame frame = FRAME.get();
        Session session = frame == null ? null : frame.session();
        boolean slept = session != null && !session.isAwake();
        if (session != null && session.wake() && slept) {
            // What the thread had in its log context before is not known here: the operation's end removes the id.
            LogContext.enter(session);
        }
    }

    /** Returns what work handed on by this thread is bound to; null if this thread works for nothing. */
    static @Nullable Frame handedOn() {
        Frame frame = SWITCHES.get() == 0 ? null : FRAME.get();
        return frame == null ? null : frame.handedOn();
    }

    /** Counts one more or one less reason for woven code to look at its thread. */
    static void watch(int reasons) {
        SWITCHES.addAndGet(reasons);
    }

    /** Returns what this thread is bound to. */
    static @Nullable Frame frame() {
        return FRAME.get();
    }

    /** Binds this thread to {@code frame} until it is swapped back; gives what it was bound to. */
    static @Nullable Frame swap(@Nullable Frame frame) {
        Frame before = FRAME.get();
        bind(frame);
        if ((before == null) != (frame == null)) {
            bindsThread(frame == null ? -1 : 1);
        }
        return before;
    }

    /** Returns how many threads work for a session. */
    static int boundThreads() {
        return BOUND.get();
    }

    /** Counts one thread more, or one less, that works for a session. */
    static void bindsThread(int more) {
        SWITCHES.addAndGet(more);
        BOUND.addAndGet(more);
        HandoverConnection.count(more);
    }

    private static @Nullable Call withoutSession(
            CallPoint point,
            @Nullable Object target,
            Object[] arguments,
            @Nullable SessionStarter only,
            @Nullable Frame outer) {
        if (point.kind() == EntryKind.OPERATION) {
            SessionStarter starter = only == null ? starters.of(point.alias()) : enabled(only);
            if (starter != null) {
                return begin(starter, point, target, arguments, outer);
            }
        }
        LiveCalls.tell(point);
        return null;
    }

    private static @Nullable SessionStarter enabled(SessionStarter starter) {
        return isEnabled(starter) ? starter : null;
    }

    private static @Nullable Call begin(
            SessionStarter starter,
            CallPoint point,
            @Nullable Object target,
            Object[] arguments,
            @Nullable Frame outer) {
        try {
            Session session = starter.start(point, target, arguments);
            if (session == null) {
                return null;
            }
            Frame frame = Frame.of(session);
            Call call = new Call(point, target, arguments, session, frame.lane(), outer);
            step(frame, call);
            call.logged(LogContext.enter(session));
            bindsThread(1);
            return call;
        } catch (RuntimeException | Error e) {
            bind(outer);
            starter.failed(e);
            return null;
        }
    }

    private static void fail(Session session, Throwable failure) {
        try {
            session.fail(failure);
        } catch (RuntimeException | Error e) {
            if (session.isReplaying()) {
                throw e;
            }
            // Recording gave up; the application must not hear of it.
        }
    }

    private static void misdeclared(@Nullable Frame frame, Throwable failure) {
        Session session = frame == null ? null : frame.session();
        if (session != null) {
            session.fail(failure);
        } else if (frame == null) {
            starters.all().stream()
                    .filter(starter -> starter.categories().isEmpty())
                    .forEach(starter -> starter.misdeclared(failure));
        }
    }

    private static Call step(Frame frame, Call call) {
        // Handlers may hand on work, but only while recording: it must take no lanes.
        bind(frame.plainly());
        Outcome answer;
        try {
            answer = call.session().before(call);
        } catch (RuntimeException | Error e) {
            bind(call.outer());
            throw e;
        }
        Frame inside = frame.inside(call.point().kind());
        call.inside(inside);
        bind(inside);
        return answer == null ? call : new Call.Answered(call, answer);
    }

    // Not removed for null: a thread that was born bound would find its frame again.
    private static void bind(@Nullable Frame frame) {
        FRAME.set(frame);
    }
}

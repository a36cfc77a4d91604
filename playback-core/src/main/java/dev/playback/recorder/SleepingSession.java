package dev.playback.recorder;

import dev.playback.completion.Stages;
import dev.playback.interception.Call;
import dev.playback.interception.Session;
import dev.playback.recording.Outcome;
import dev.playback.recording.RecordingId;
import java.lang.ref.WeakReference;
import java.lang.reflect.Type;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is not recorded, unless it is woken. One that returns a stage goes on until that completes; one that returns a
 * publisher ends when it does, since watching what nobody wants would have its price. Changes over time; for any number of threads.
 */
final class SleepingSession implements Session {

    private final Supplier<@Nullable RecordingSession> recording;
    private final LongAdder unrecorded;
    private volatile @Nullable RecordingSession woken;
    private volatile boolean ended;

    // Guarded by this, as is all below. Null when it must not be woken any more.
    private @Nullable Call root;
    private @Nullable Outcome goesOn;
    private boolean counted;
    private boolean waking;

    /**
     * Begins an operation.
     *
     * @param recording makes the session that records it from then on; null if it must not
     * @param unrecorded counts it if it stays asleep
     */
    SleepingSession(Supplier<@Nullable RecordingSession> recording, LongAdder unrecorded) {
        this.recording = recording;
        this.unrecorded = unrecorded;
    }

    @Override
    public RecordingId id() {
        RecordingSession session = woken;
        if (session == null) {
            throw new IllegalStateException("An operation that is not recorded has no recording.");
        }
        return session.id();
    }

    @Override
    public boolean isReplaying() {
        return false;
    }

    @Override
    public boolean isAwake() {
        return woken != null;
    }

    @Override
    public boolean wake() {
        Call call = woken == null ? firstToWake() : null;
        if (call != null) {
            // Without a lock: this runs code of the application, and others of the operation need not wait for it.
            RecordingSession session = recording.get();
            if (session != null) {
                session.markIncomplete();
                session.before(call);
                isAwake(session).run();
            }
        }
        return woken != null;
    }

    private synchronized @Nullable Call firstToWake() {
        Call call = waking ? null : root;
        waking |= call != null;
        return call;
    }

    /** Notes that it is awake, and returns what is left to do then. */
    private synchronized Runnable isAwake(RecordingSession session) {
        woken = session;
        if (!counted) {
            return SleepingSession::nothing;
        }
        unrecorded.decrement();
        return goesOn == null ? session::close : following(session);
    }

    private static void nothing() {}

    /** Returns what lets the recording go on with the stage that the operation has returned, and within the bounds for one. */
    private Runnable following(RecordingSession session) {
        Call call = root;
        Outcome outcome = goesOn;
        if (call == null || outcome == null) {
            return SleepingSession::nothing;
        }
        root = null;
        return () -> {
            session.after(call, outcome);
            session.close();
        };
    }

    @Override
    public @Nullable Outcome before(Call call) {
        RecordingSession session = woken;
        if (session != null) {
            return session.before(call);
        }
        synchronized (this) {
            root = root == null ? call : root;
        }
        return null;
    }

    @Override
    public void after(Call call, Outcome outcome) {
        CompletionStage<?> stage = stage(call, outcome);
        RecordingSession session = woken(stage == null ? null : outcome);
        if (session != null) {
            session.after(call, outcome);
        } else if (stage != null) {
            // Bound to the session it would hold on to it.
            Call.unbound(() -> stage.whenComplete(new Ending(new WeakReference<>(this))));
        }
    }

    /** Returns the stage with which the operation goes on; null if it has ended. */
    private static @Nullable CompletionStage<?> stage(Call call, Outcome outcome) {
        return Stages.isStage(call.point().resultType())
                        && outcome instanceof Outcome.Returned returned
                        && returned.value() instanceof CompletionStage<?> stage
                ? stage
                : null;
    }

    /** Returns what records the operation that returns; null if it may yet be woken while it goes on with a stage. */
    private synchronized @Nullable RecordingSession woken(@Nullable Outcome later) {
        if (woken == null) {
            goesOn = later;
        }
        return woken;
    }

    /** Hears that the stage has completed. The stage may live as long as the process; only who may wake the session holds on to it. */
    private record Ending(WeakReference<SleepingSession> session)
            implements BiConsumer<@Nullable Object, @Nullable Throwable> {

        @Override
        public void accept(@Nullable Object value, @Nullable Throwable error) {
            SleepingSession sleeping = session.get();
            if (sleeping != null) {
                sleeping.over();
            }
        }
    }

    private synchronized void over() {
        ended = true;
        root = null;
        goesOn = null;
    }

    @Override
    public void fail(Throwable failure) {
        RecordingSession session = woken;
        if (session != null) {
            session.fail(failure);
        }
    }

    @Override
    public void discard() {
        RecordingSession session = woken;
        if (session != null) {
            session.discard();
        }
    }

    @Override
    public void keep(String name, @Nullable Object value) {
        RecordingSession session = woken;
        if (session != null) {
            session.keep(name, value);
        }
    }

    @Override
    public @Nullable Object kept(String name, Type type) {
        return null;
    }

    @Override
    public boolean isOver() {
        RecordingSession session = woken;
        return session == null ? ended : session.isOver();
    }

    @Override
    public void close() {
        closeOnce().run();
    }

    private synchronized Runnable closeOnce() {
        RecordingSession session = woken;
        if (session == null) {
            unrecorded.increment();
            counted = true;
        }
        if (goesOn != null) {
            return session == null ? SleepingSession::nothing : following(session);
        }
        over();
        return session == null ? SleepingSession::nothing : session::close;
    }
}

package dev.playback.recorder;

import dev.playback.interception.Call;
import dev.playback.interception.Session;
import dev.playback.recording.Outcome;
import dev.playback.recording.RecordingId;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An operation that is not recorded, unless it is woken. Changes over time; for any number of threads. */
final class SleepingSession implements Session {

    private final Supplier<@Nullable RecordingSession> recording;
    private final LongAdder unrecorded;
    private @Nullable Call root;
    private volatile @Nullable RecordingSession woken;
    private volatile boolean ended;

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
    public synchronized boolean wake() {
        Call call = root;
        if (woken == null && call != null) {
            RecordingSession session = recording.get();
            if (session != null) {
                session.beginLate();
                session.before(call);
                woken = session;
            }
        }
        return woken != null;
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
        RecordingSession session = woken;
        if (session != null) {
            session.after(call, outcome);
        }
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
        return ended;
    }

    @Override
    public synchronized void close() {
        ended = true;
        RecordingSession session = woken;
        root = null;
        if (session != null) {
            session.close();
        } else {
            unrecorded.increment();
        }
    }
}

package dev.playback.recorder;

import dev.playback.completion.Stages;
import dev.playback.interception.Call;
import dev.playback.interception.Session;
import dev.playback.recording.Outcome;
import dev.playback.recording.RecordingId;
import java.lang.reflect.Type;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is not recorded, unless it is woken. One that returns a stage goes on until that completes; one that returns a
 * publisher ends when it does, since watching what nobody wants would have its price. Changes over time; for any number of threads.
 */
final class SleepingSession implements Session {

    private final Supplier<@Nullable RecordingSession> recording;
    private final LongAdder unrecorded;
    private @Nullable Call root;
    private volatile @Nullable RecordingSession woken;
    private volatile boolean ended;
    private boolean counted;
    private boolean comesLater;

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
                if (counted) {
                    unrecorded.decrement();
                }
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
        CompletionStage<?> stage = stage(call, outcome);
        RecordingSession session = woken(stage);
        if (session != null) {
            session.after(call, outcome);
        } else if (stage != null) {
            Stages.listen(stage, () -> false, (value, error) -> completed(call, outcome));
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

    /** Returns what records the operation that returns; null if it may yet be woken until {@code stage} completes. */
    private synchronized @Nullable RecordingSession woken(@Nullable CompletionStage<?> stage) {
        if (woken == null) {
            comesLater = stage != null;
        }
        return woken;
    }

    private void completed(Call call, Outcome outcome) {
        ended = true;
        RecordingSession session = letGo();
        if (session != null) {
            session.after(call, outcome);
            session.close();
        }
    }

    private synchronized @Nullable RecordingSession letGo() {
        root = null;
        return woken;
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
        RecordingSession session = woken;
        if (session == null) {
            unrecorded.increment();
            counted = true;
        }
        if (comesLater) {
            return;
        }
        ended = true;
        root = null;
        if (session != null) {
            session.close();
        }
    }
}

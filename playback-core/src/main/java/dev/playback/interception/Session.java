package dev.playback.interception;

import dev.playback.recording.Outcome;
import dev.playback.recording.RecordingId;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One operation being recorded or replayed; used by every thread that works for it. A recording session throws from no method.
 * What a replaying session throws from {@link #before} or {@link #fail} reaches the caller.
 */
public interface Session {

    /** Returns the recording that is made or replayed. */
    RecordingId id();

    /** Says whether calls are answered from a recording. */
    boolean isReplaying();

    /**
     * Says whether it hears of calls. One that does not keeps the operations inside its own from beginning recordings, and costs
     * next to nothing.
     */
    default boolean isAwake() {
        return true;
    }

    /** Wakes a session that is not awake; says whether it is now. */
    default boolean wake() {
        return isAwake();
    }

    /** Called before the body of an intercepted method; returns the outcome to give instead of running it, or null to run it. */
    @Nullable
    Outcome before(Call call);

    /** Called after a body that did run. */
    void after(Call call, Outcome outcome);

    /** Called with what {@link #before} or the seam itself threw; the body runs plainly if this returns. */
    void fail(Throwable failure);

    /** Called on a replaying session for each intercepted call that ran on a thread without a session. */
    default void ranLive(LiveCall call) {}

    /** Throws a recording away; does nothing in replay. */
    default void discard() {}

    /** Keeps a value of the application under {@code name}; does nothing in replay. */
    default void keep(String name, @Nullable Object value) {}

    /** Returns the value that was kept under {@code name}, in replay; null if there is none. */
    default @Nullable Object kept(String name, Type type) {
        return null;
    }

    /** Says whether work that still comes for it may as well be nobody's. Never in replay, which refuses such work. Throws nothing. */
    default boolean isOver() {
        return false;
    }

    /** Says whether it takes no calls of {@code lane} any more, not even of what its operation left to be done. Throws nothing. */
    default boolean hasEnded(Lane lane) {
        return isOver();
    }

    /** Called once, after the call that began it. What that call started may still be under way. */
    void close();
}

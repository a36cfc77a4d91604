package dev.playback.interception;

import dev.playback.recording.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One operation being recorded or replayed; used by every thread that works for it. A recording session throws from no method.
 * What a replaying session throws from {@link #before} or {@link #fail} reaches the caller.
 */
public interface Session {

    /** Called before the body of an intercepted method; returns the outcome to give instead of running it, or null to run it. */
    @Nullable
    Outcome before(Call call);

    /** Called after a body that did run. */
    void after(Call call, Outcome outcome);

    /** Called with what {@link #before} or the seam itself threw; the body runs plainly if this returns. */
    void fail(Throwable failure);

    /** Called on a replaying session for each intercepted call that ran on a thread without a session. */
    void ranLive(LiveCall call);

    /** Called once, after the last call. */
    void close();
}

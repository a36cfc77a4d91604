package dev.playback.interception;

import dev.playback.recording.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One operation being recorded or replayed. Used by every thread that works for the operation. A recording session must not throw
 * from either method; what a replaying session throws from {@link #before} reaches the caller.
 */
public interface Session {

    /** Called before the body of an intercepted method; returns the outcome to give instead of running it, or null to run it. */
    @Nullable
    Outcome before(Call call);

    /** Called after a body that did run. */
    void after(Call call, Outcome outcome);

    /** Called when the outermost call on the thread that opened the session has ended. */
    void close();
}

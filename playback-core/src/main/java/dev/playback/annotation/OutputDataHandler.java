package dev.playback.annotation;

import org.jspecify.annotations.Nullable;

/**
 * Turns the arguments of an output into data that can be recorded and compared. An implementation has a constructor without
 * parameters and may be used by many threads.
 */
public interface OutputDataHandler {

    /**
     * Called before the output, while recording and in replay; returns what stands for its arguments. What it throws drops the
     * recording, and is a difference in replay.
     */
    @Nullable
    Object prepare(InterceptedCall call) throws Exception;
}

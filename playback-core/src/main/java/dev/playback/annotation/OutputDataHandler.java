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

    /**
     * Returns the arguments again, of what {@link #prepare} gave: for who looks at outputs as values, as result extractors do. A list
     * stands for several arguments.
     */
    default @Nullable Object restore(@Nullable Object data) throws Exception {
        return data;
    }
}

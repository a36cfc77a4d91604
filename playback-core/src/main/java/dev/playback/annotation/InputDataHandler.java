package dev.playback.annotation;

import org.jspecify.annotations.Nullable;

/**
 * Turns the result of an input into data that can be recorded, and back. An implementation has a constructor without parameters
 * and may be used by many threads.
 */
public interface InputDataHandler {

    /**
     * Says whether what it hands on fits a method declared to return {@code declared}; asked before {@link #prepare}, and if it does
     * not, the recording is dropped.
     */
    default boolean fits(Class<?> declared) {
        return true;
    }

    /**
     * Called while recording, after the input returned {@code value}. May use the value up if it hands on an equal fresh one. What
     * it throws drops the recording, and the application gets {@code value}: throw before it is used up.
     */
    Prepared prepare(InterceptedCall call, @Nullable Object value) throws Exception;

    /** Called in replay with recorded data; returns what the application gets. What it throws fails the replay. */
    @Nullable
    Object restore(InterceptedCall call, @Nullable Object data) throws Exception;

    /**
     * What came of preparing.
     *
     * @param data what is recorded
     * @param value what the application gets
     */
    record Prepared(@Nullable Object data, @Nullable Object value) {}
}

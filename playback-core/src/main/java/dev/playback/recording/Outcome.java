package dev.playback.recording;

import org.jspecify.annotations.Nullable;

/** How a live call ended: it returned a value or it threw. */
public sealed interface Outcome {
    /** The call returned {@code value}; a {@code void} method returns null. */
    record Returned(@Nullable Object value) implements Outcome {}

    /** The call threw {@code error}. */
    record Threw(Throwable error) implements Outcome {}
}

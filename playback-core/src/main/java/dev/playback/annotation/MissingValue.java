package dev.playback.annotation;

import org.jspecify.annotations.Nullable;

/**
 * Computes what a call gets in replay when nothing was recorded for it. An implementation has a constructor without parameters and
 * may be used by many threads. What it throws reaches the caller.
 */
@FunctionalInterface
public interface MissingValue {

    /** Returns the value; null is a value. */
    @Nullable
    Object of(InterceptedCall call);
}

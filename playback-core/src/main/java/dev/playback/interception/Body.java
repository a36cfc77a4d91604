package dev.playback.interception;

import org.jspecify.annotations.Nullable;

/** Code whose call is intercepted. What it throws goes through as it is. */
@FunctionalInterface
public interface Body<T extends @Nullable Object, E extends Exception> {

    /** Runs the code. */
    T call() throws E;
}

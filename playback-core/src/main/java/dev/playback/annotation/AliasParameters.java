package dev.playback.annotation;

import java.util.Map;

/**
 * Fills the names in braces of an alias, as in {@code account.{region}.load}, from each call. An implementation has a constructor
 * without parameters, keeps no state and may be used by many threads. What it throws drops the recording, or fails the replay.
 */
@FunctionalInterface
public interface AliasParameters {

    /** Returns a value for each name in braces. */
    Map<String, ?> of(InterceptedCall call);
}

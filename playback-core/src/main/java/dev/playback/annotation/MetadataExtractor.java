package dev.playback.annotation;

import java.util.Map;

/**
 * Gives facts of an operation's call by which its recording is found. An implementation has a constructor without parameters, keeps no
 * state and may be used by many threads. It is called before the operation, on its thread; what it throws means no such facts, and is
 * logged.
 */
@FunctionalInterface
public interface MetadataExtractor {

    /** Returns the facts by name: texts, numbers, truth values, times, or collections of such. */
    Map<String, ?> of(InterceptedCall call);
}

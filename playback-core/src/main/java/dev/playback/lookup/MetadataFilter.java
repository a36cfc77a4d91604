package dev.playback.lookup;

import org.jspecify.annotations.Nullable;

/** Which values of one fact are wanted. Throws for no value: what it cannot compare does not match. */
@FunctionalInterface
public interface MetadataFilter {

    /** Says whether the value of the fact is wanted; it is null where the recording has no such fact. */
    boolean matches(@Nullable Object value);
}

package dev.playback.equalizer;

import org.jspecify.annotations.Nullable;

/**
 * Says what of a run is compared. Called for the recorded run and for the replayed one. Whatever it throws becomes the failure of
 * this one comparison.
 *
 * @param <T> what is compared
 */
@FunctionalInterface
public interface ResultExtractor<T> {

    /** Returns what is to be compared of {@code run}; may be null. */
    @Nullable
    T extract(Run run) throws Exception;
}

package dev.playback.cassette;

import dev.playback.recording.Recording;

/** Decides which share of recordings is kept, when they are about to be stored. Used by any number of threads. */
@FunctionalInterface
public interface SamplingCalculator {

    /**
     * Returns the share of recordings like this one that is kept, from 0 for none to 1 for all. What it throws loses the recording.
     *
     * @param bytes how many it takes in the store
     */
    double share(String category, long bytes, Recording recording);
}

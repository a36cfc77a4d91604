package dev.playback.studio;

/**
 * Says for each category how its recordings are replayed and compared. For replays in JVMs of their own it must be a named class with
 * a constructor without parameters, since each of them makes its own. Several threads may ask at once.
 */
@FunctionalInterface
public interface EqualizerTuner {

    /** Returns the tuning of a category. What it throws breaks this category and no other. */
    EqualizerTuning create(String category) throws Exception;
}

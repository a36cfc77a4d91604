package dev.playback.player;

import dev.playback.recording.Recording;

/** Calls the operation of a recording again. What the operation itself throws may go through. */
@FunctionalInterface
public interface PlaybackFunction {

    /** Calls the operation once. */
    void play(Recording recording) throws Exception;
}

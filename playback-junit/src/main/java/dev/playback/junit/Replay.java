package dev.playback.junit;

import dev.playback.equalizer.Comparison;
import dev.playback.recording.RecordingId;

/** Replays one recording and compares it. For any number of threads. */
@FunctionalInterface
interface Replay {

    Comparison of(RecordingId id);
}

package dev.playback.isolation;

import dev.playback.equalizer.Comparison;
import dev.playback.recording.RecordingId;
import java.util.Map;

/**
 * What a worker does: compares one recording after the other, on one thread. Made once per worker and kept warm. May hang, exit or
 * exhaust memory at the cost of the one recording. What it throws becomes that recording's failure.
 */
@FunctionalInterface
public interface IsolatedComparer {

    /** Replays and compares one recording. */
    Comparison compare(RecordingId id) throws Exception;

    /** Makes comparers in a worker; a named class with a constructor without parameters. */
    @FunctionalInterface
    interface Factory {

        /** Makes a comparer from what the parent sent. What it throws becomes the failure of each recording that asked for it. */
        IsolatedComparer create(Map<String, String> arguments) throws Exception;
    }
}

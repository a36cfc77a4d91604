package dev.playback.equalizer;

import java.util.Objects;

/**
 * What a comparison tells of the two runs, in plain data.
 *
 * @param expectedIsException whether the recorded operation threw
 * @param actualIsException whether the replayed operation threw
 * @param recordedMicros microseconds that the recorded operation took; 0 if not known
 * @param replayedMicros microseconds that the replay took; 0 if there was none
 */
public record PlaybackSummary(
        boolean expectedIsException,
        boolean actualIsException,
        long recordedMicros,
        long replayedMicros,
        CallAccount inputs,
        CallAccount outputs) {

    private static final PlaybackSummary NONE =
            new PlaybackSummary(false, false, 0, 0, CallAccount.none(), CallAccount.none());

    /** Refuses null. */
    public PlaybackSummary {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(outputs, "outputs");
    }

    /** Returns the summary where there was no replay. */
    public static PlaybackSummary none() {
        return NONE;
    }
}

package dev.playback.equalizer;

import java.util.List;
import java.util.Objects;

/**
 * What a comparison tells of the two runs, in plain data.
 *
 * @param expectedIsException whether the recorded operation threw
 * @param actualIsException whether the replayed operation threw
 * @param recordedMicros microseconds that the recorded operation took; 0 if not known
 * @param replayedMicros microseconds that the replay took; 0 if there was none
 * @param notes what the replay was not given as it was recorded, one sentence each
 */
public record PlaybackSummary(
        boolean expectedIsException,
        boolean actualIsException,
        long recordedMicros,
        long replayedMicros,
        CallAccount inputs,
        CallAccount outputs,
        List<String> notes) {

    private static final PlaybackSummary NONE =
            new PlaybackSummary(false, false, 0, 0, CallAccount.none(), CallAccount.none(), List.of());

    /** Copies the notes. */
    public PlaybackSummary {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(outputs, "outputs");
        notes = List.copyOf(notes);
    }

    /** Returns the summary where there was no replay. */
    public static PlaybackSummary none() {
        return NONE;
    }
}

package dev.playback.recorder;

/** What a forced sample of an operation that sampling had left out holds. */
public enum ForcedSampling {
    /** What happens from then on; the recording is marked incomplete. The operations left out cost nothing. */
    FROM_THEN_ON,
    /** Everything, since each operation left out is recorded all the same and thrown away at its end: costs as much as recording it. */
    WHOLE
}

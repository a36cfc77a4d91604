package dev.playback.equalizer;

/** What a comparison came to. */
public enum EqualityStatus {
    /** Same result, same outputs. */
    EQUAL,
    /** The recorded operation threw, the replayed one did not. */
    FIXED,
    /** Result or outputs differ. */
    DIFFERENT,
    /** The replayed operation threw, the recorded one did not. */
    FAILED,
    /** The comparison could not be made. */
    EQUALIZER_FAILURE
}

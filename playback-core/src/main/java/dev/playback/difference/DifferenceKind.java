package dev.playback.difference;

/** In which way a replay differs from its recording at one place. */
public enum DifferenceKind {
    /** Another value of the same type. */
    CHANGED,
    /** A value of another type, or the same number written as another type. */
    TYPE_CHANGED,
    /** Recorded, but not there in the replay. */
    MISSING,
    /** There in the replay, but not recorded. */
    EXTRA,
    /** The same value in another place. */
    MOVED
}

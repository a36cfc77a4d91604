package dev.playback.annotation;

/** What an input gets in replay when it is asked more often than it was recorded. */
public enum Repeats {
    /** Its last recorded value again. */
    LAST,
    /** Nothing: the call is a missing one. */
    FAIL,
    /** Its recorded values again from the first. */
    CYCLE
}

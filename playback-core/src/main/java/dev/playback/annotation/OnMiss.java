package dev.playback.annotation;

/** What a call gets in replay when nothing was recorded for it. */
public enum OnMiss {
    /** An exception, which also makes the comparison a failure if the application catches it. */
    FAIL,
    /** The value that {@code missingValue} or {@code missingValueFrom} gives. */
    RETURN_DEFAULT,
    /** Its own body runs, with all effects that has. */
    RUN_ORIGINAL
}

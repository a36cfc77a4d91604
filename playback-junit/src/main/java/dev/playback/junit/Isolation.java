package dev.playback.junit;

/** In which JVM recordings are replayed. */
public enum Isolation {
    /** In that of the tests. */
    NONE,
    /** In one of its own, so that code which exits, hangs or exhausts memory costs one recording. */
    PROCESS
}

package dev.playback.junit;

/** What a test comes to whose recorded operation threw while the replayed one did not. */
public enum Fixed {
    /** The test fails: the behaviour changed. */
    FAIL,
    /** The test passes: the exception was a fault. */
    PASS
}

package dev.playback.examples.mainjob;

/** What a run of the playback tests came to, as the exit code of its process. */
enum Verdict {
    /** There were tests and none failed. */
    GREEN(0),
    /** Some tests failed, each with a difference at the expected path. */
    RED(10),
    /** Anything else; 1 is also how a JVM ends that could not run at all. */
    BROKEN(1);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    static Verdict of(int exitCode) {
        for (Verdict verdict : values()) {
            if (verdict.exitCode == exitCode) {
                return verdict;
            }
        }
        return BROKEN;
    }
}

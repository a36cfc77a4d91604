package dev.playback.difference;

/** Which differences do not count. For any number of threads. */
public final class ComparisonRules {

    private static final ComparisonRules NONE = new ComparisonRules();

    private ComparisonRules() {}

    /** Returns no rules: every difference counts. */
    public static ComparisonRules none() {
        return NONE;
    }
}

package dev.playback.benchmarks;

/**
 * How much is done: what the workload says, or so little that every line runs in seconds and no figure means anything.
 *
 * @param share of the workload's counts
 * @param repeats at most
 */
record Effort(double share, int repeats) {

    static final Effort WHOLE = new Effort(1, Integer.MAX_VALUE);
    static final Effort TRIAL = new Effort(0.01, 2);

    int count(int whole) {
        return Math.max(1, (int) (whole * share));
    }

    int repeats(int whole) {
        return Math.min(whole, repeats);
    }
}

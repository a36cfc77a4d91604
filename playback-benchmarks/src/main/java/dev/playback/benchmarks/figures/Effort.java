package dev.playback.benchmarks.figures;

/**
 * How much is done: what the workload says, or so little that every line runs in seconds and no figure means anything.
 *
 * @param share of the workload's counts
 * @param repeats at most
 */
public record Effort(double share, int repeats) {

    public static final Effort WHOLE = new Effort(1, Integer.MAX_VALUE);
    public static final Effort TRIAL = new Effort(0.01, 2);

    /** Returns the one that a process was told of. */
    public static Effort named(String name) {
        return name.equals("trial") ? TRIAL : WHOLE;
    }

    public boolean isTrial() {
        return share < 1;
    }

    public int count(int whole) {
        return Math.max(1, (int) (whole * share));
    }

    public int repeats(int whole) {
        return Math.min(whole, repeats);
    }
}

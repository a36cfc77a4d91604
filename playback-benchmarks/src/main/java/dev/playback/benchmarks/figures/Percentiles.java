package dev.playback.benchmarks.figures;

import java.util.Arrays;

/** Percentiles by nearest rank. */
public final class Percentiles {

    private final long[] sorted;

    public Percentiles(long[] values) {
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** Returns the value that the share {@code of} of all values does not exceed. */
    public long at(double of) {
        return sorted[Math.max(0, (int) Math.ceil(of * sorted.length) - 1)];
    }
}

package dev.playback.benchmarks.figures;

import java.util.concurrent.TimeUnit;

/** Runs a body untimed until the compiler has nothing more to gain. For one thread. */
public final class WarmUp {

    private static final double STABLE = 0.05;
    private static final int BATCHES = 3;

    private WarmUp() {}

    /**
     * Runs {@code batch} until three in a row take the same time within 5 %, or for at most {@code seconds}.
     *
     * @return the seconds it took
     */
    public static double of(Meter.Work batch, double seconds) {
        long start = System.nanoTime();
        long limit = (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        long last = Long.MAX_VALUE;
        int stable = 0;
        do {
            long took = Meter.readAsIs(batch).callerNanos();
            stable = Math.abs(took - last) < STABLE * last ? stable + 1 : 0;
            last = took;
        } while (stable < BATCHES && System.nanoTime() - start < limit);
        return (System.nanoTime() - start) / 1e9;
    }
}

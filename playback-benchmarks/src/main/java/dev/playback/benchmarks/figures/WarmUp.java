package dev.playback.benchmarks.figures;

import java.util.concurrent.TimeUnit;

/** Runs a body untimed until the compiler has nothing more to gain. For one thread. */
public final class WarmUp {

    private static final double GAIN = 0.05;
    private static final int BATCHES = 15;
    /** The CPU time of a process is known in steps of ten milliseconds. */
    private static final long COARSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private WarmUp() {}

    /**
     * Runs {@code batch} until fifteen in a row take no less CPU time than the best one before, within 5 %, or for at most {@code seconds}.
     * What other threads do for it counts, since the compiler is slowest where it works last.
     *
     * @return the seconds it took
     */
    public static double of(Meter.Work batch, double seconds) {
        long start = System.nanoTime();
        long limit = (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        long best = Long.MAX_VALUE;
        int without = 0;
        do {
            Meter.Reading reading = Meter.readAsIs(batch);
            long took = reading.cpuNanos() < COARSE_NANOS ? reading.callerNanos() : reading.cpuNanos();
            if (took < best - GAIN * best) {
                best = took;
                without = 0;
            } else {
                without++;
            }
        } while (without < BATCHES && System.nanoTime() - start < limit);
        return (System.nanoTime() - start) / 1e9;
    }
}

package dev.playback.benchmarks.figures;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Reads wall clock, CPU time and allocation around a piece of work. For one thread. */
public final class Meter {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Meter() {}

    /** Work that may throw. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /**
     * What a piece of work took.
     *
     * @param cpuNanos CPU time of the whole process, all threads
     * @param callerNanos CPU time of the calling thread
     * @param callerBytes bytes that the calling thread allocated
     */
    public record Reading(long wallNanos, long cpuNanos, long callerNanos, long callerBytes) {}

    /** Runs {@code work} once, after a garbage collection. */
    public static Reading read(Work work) {
        System.gc();
        return readAsIs(work);
    }

    public static Reading readAsIs(Work work) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long caller = THREADS.getCurrentThreadCpuTime();
        long cpu = PROCESS.getProcessCpuTime();
        long wall = System.nanoTime();
        try {
            work.run();
        } catch (Exception e) {
            throw new IllegalStateException("What is measured must not fail: " + e, e);
        }
        return new Reading(
                System.nanoTime() - wall,
                PROCESS.getProcessCpuTime() - cpu,
                THREADS.getCurrentThreadCpuTime() - caller,
                THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }
}

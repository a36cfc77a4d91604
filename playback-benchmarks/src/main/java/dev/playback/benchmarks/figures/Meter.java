package dev.playback.benchmarks.figures;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads wall clock, CPU time and allocation around a piece of work. For one thread. */
public final class Meter {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Path LOAD = Path.of("/proc/loadavg");
    private static final int RUNNING = 3;
    private static final long QUIET_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long QUIET_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

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

    /** Runs {@code work} once, after the process and the machine have settled. */
    public static Reading read(Work work) {
        settle();
        return readAsIs(work);
    }

    /** Collects garbage, then waits until nobody else wants a core, but for at most ten seconds; without {@code /proc} it does not wait. */
    public static void settle() {
        System.gc();
        long deadline = System.nanoTime() + QUIET_WAIT_NANOS;
        while (running() > 1 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(QUIET_LOOK_NANOS);
        }
    }

    // Of all threads of the machine, this one among them.
    private static int running() {
        try {
            String[] fields = Files.readString(LOAD).split("[ /]", -1);
            return Integer.parseInt(fields[RUNNING]);
        } catch (IOException e) {
            return 0;
        }
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

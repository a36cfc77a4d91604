package dev.playback.isolation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How workers are started, how many there are and how long they may take.
 *
 * @param classPath the class path of a worker
 * @param jvmOptions the options of a worker's JVM
 * @param workers how many may work at the same time, at least 1
 * @param recycleRate after how many comparisons a worker is replaced by a new one; 0 is never
 * @param timeout how long one comparison may take before its worker is killed
 * @param startTimeout how long a worker may take to start
 * @param output is given each line that a worker prints; on the threads that read them
 */
public record WorkerOptions(
        String classPath,
        List<String> jvmOptions,
        int workers,
        int recycleRate,
        Duration timeout,
        Duration startTimeout,
        Consumer<String> output) {

    /** Checks that the numbers make sense and copies the options. */
    public WorkerOptions {
        Objects.requireNonNull(classPath, "classPath");
        Objects.requireNonNull(output, "output");
        jvmOptions = List.copyOf(jvmOptions);
        if (workers < 1 || recycleRate < 0 || !isPositive(timeout) || !isPositive(startTimeout)) {
            throw new IllegalArgumentException(
                    "Workers need to be at least 1 (%d), the recycle rate at least 0 (%d), timeouts more than nothing (%s, %s)."
                            .formatted(workers, recycleRate, timeout, startTimeout));
        }
    }

    /**
     * Returns one worker with the class path and the options of this JVM, ten minutes for a comparison, never replaced. Of the
     * options, those that two JVMs cannot share are left out, such as a debugger's port.
     */
    public static WorkerOptions ofThisJvm() {
        return new WorkerOptions(
                System.getProperty("java.class.path"),
                InheritedOptions.ofThisJvm(),
                1,
                0,
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                line -> {});
    }

    /** Returns these options with another class path. */
    public WorkerOptions classPath(String classPath) {
        return new WorkerOptions(classPath, jvmOptions, workers, recycleRate, timeout, startTimeout, output);
    }

    /** Returns these options with {@code jvmOptions} in place of all given so far. */
    public WorkerOptions jvmOptions(List<String> jvmOptions) {
        return new WorkerOptions(classPath, jvmOptions, workers, recycleRate, timeout, startTimeout, output);
    }

    /** Returns these options with {@code more} JVM options behind those given so far. */
    public WorkerOptions withJvmOptions(String... more) {
        List<String> all = new ArrayList<>(jvmOptions);
        all.addAll(List.of(more));
        return jvmOptions(all);
    }

    /** Returns these options with up to {@code workers} at the same time. */
    public WorkerOptions workers(int workers) {
        return new WorkerOptions(classPath, jvmOptions, workers, recycleRate, timeout, startTimeout, output);
    }

    /** Returns these options with a new worker after every {@code recycleRate} comparisons; 0 is never. */
    public WorkerOptions recycleRate(int recycleRate) {
        return new WorkerOptions(classPath, jvmOptions, workers, recycleRate, timeout, startTimeout, output);
    }

    /** Returns these options with another longest time of a comparison. */
    public WorkerOptions timeout(Duration timeout) {
        return new WorkerOptions(classPath, jvmOptions, workers, recycleRate, timeout, startTimeout, output);
    }

    /** Returns these options with another longest time of a start. */
    public WorkerOptions startTimeout(Duration startTimeout) {
        return new WorkerOptions(classPath, jvmOptions, workers, recycleRate, timeout, startTimeout, output);
    }

    /** Returns these options with a reader of what workers print. */
    public WorkerOptions output(Consumer<String> output) {
        return new WorkerOptions(classPath, jvmOptions, workers, recycleRate, timeout, startTimeout, output);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}

package dev.playback.junit;

import dev.playback.difference.RuleUsage;
import dev.playback.equalizer.Comparison;
import dev.playback.isolation.ComparerSpec;
import dev.playback.isolation.WorkerOptions;
import dev.playback.isolation.WorkerPool;
import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The JVMs in which a run replays what must not share its own; started when first needed. For any number of threads. */
final class Workers implements AutoCloseable {

    private final Map<Duration, WorkerPool> pools = new HashMap<>();

    /**
     * Returns what compares the recordings of {@code testClass} in a worker, which knows {@code settings} as this JVM does.
     *
     * @param usage is told which rules did something there
     * @param timeout zero is ten minutes
     */
    Function<RecordingId, Comparison> comparing(
            Class<?> testClass, RunSettings settings, RuleUsage usage, Duration timeout) {
        Map<String, String> arguments = new HashMap<>(settings.given());
        arguments.put(ReplayInWorker.TEST_CLASS, testClass.getName());
        ComparerSpec spec = ComparerSpec.of(ReplayInWorker.class, arguments);
        return id -> {
            try {
                return pool(timeout).compare(spec, id, usage);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Comparison.failed(id, e);
            }
        };
    }

    private synchronized WorkerPool pool(Duration timeout) {
        return pools.computeIfAbsent(timeout, limit -> {
            WorkerOptions options = WorkerOptions.ofThisJvm();
            return WorkerPool.of(limit.isZero() ? options : options.timeout(limit));
        });
    }

    @Override
    public synchronized void close() {
        pools.values().forEach(WorkerPool::close);
        pools.clear();
    }
}

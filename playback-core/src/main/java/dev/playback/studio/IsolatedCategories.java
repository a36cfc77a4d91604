package dev.playback.studio;

import dev.playback.difference.RuleUsage;
import dev.playback.equalizer.Comparison;
import dev.playback.isolation.ComparerSpec;
import dev.playback.isolation.WorkerPool;
import dev.playback.recording.RecordingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Compares in JVMs of their own, which all categories share. */
final class IsolatedCategories implements CategoryComparer {

    private static final long KILL_SECONDS = 10;

    private final StudioPlan plan;
    private final String address;
    private final WorkerPool pool;
    private final RuleUsage usage;
    private final Set<ExecutorService> running = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    IsolatedCategories(StudioPlan plan, RuleUsage usage) {
        this.plan = plan;
        this.usage = usage;
        this.address = plan.address()
                .orElseThrow(() -> new IllegalStateException(
                        "Replays in JVMs of their own need a cassette that can be opened there, and %s was given as an object. Name it by its address."
                                .formatted(plan.cassette())));
        this.pool = WorkerPool.of(plan.workers());
    }

    @Override
    public List<Comparison> compare(String category, List<RecordingId> ids, Consumer<Comparison> listener)
            throws ExecutionException {
        ComparerSpec spec = StudioWorker.spec(plan, address, category);
        Queue<Integer> left = new ConcurrentLinkedQueue<>(
                IntStream.range(0, ids.size()).boxed().toList());
        ConcurrentSkipListMap<Integer, Comparison> compared = new ConcurrentSkipListMap<>();
        int size = Math.max(1, Math.min(ids.size(), plan.workers().workers()));
        ExecutorService threads =
                Executors.newFixedThreadPool(size, work -> new Thread(work, "playback-studio-" + category));
        running.add(threads);
        List<Future<?>> parts = new ArrayList<>();
        for (int part = 0; part < size; part++) {
            parts.add(threads.submit(() -> {
                for (Integer next = left.poll(); next != null && !cancelled; next = left.poll()) {
                    Comparison comparison = pool.compare(spec, ids.get(next), usage);
                    compared.put(next, comparison);
                    listener.accept(comparison);
                }
                return null;
            }));
        }
        try {
            await(threads, parts);
        } finally {
            running.remove(threads);
        }
        return List.copyOf(compared.values());
    }

    /** Waits for all parts, also for those that are left when one has failed or was interrupted: each may still tell a comparison. */
    private void await(ExecutorService threads, List<Future<?>> parts) throws ExecutionException {
        threads.shutdown();
        ExecutionException broken = null;
        try {
            for (Future<?> part : parts) {
                try {
                    part.get();
                } catch (ExecutionException e) {
                    // A part that was interrupted has killed its worker, and its recording is left for another run.
                    broken = e.getCause() instanceof InterruptedException || broken != null ? broken : e;
                }
            }
        } catch (InterruptedException e) {
            cancel();
            awaitKills(threads);
            Thread.currentThread().interrupt();
        }
        if (broken != null) {
            throw broken;
        }
    }

    private static void awaitKills(ExecutorService threads) {
        try {
            if (!threads.awaitTermination(KILL_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        running.forEach(ExecutorService::shutdownNow);
    }

    @Override
    public void close() {
        cancel();
        pool.close();
    }
}

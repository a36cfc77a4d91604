package dev.playback.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playback.difference.RuleUsage;
import dev.playback.equalizer.Comparison;
import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;

/**
 * Compares recordings in JVMs of their own, which are started when they are needed and kept warm. A worker that dies, hangs or
 * cannot send its result costs one recording, which says so at once. No worker outlives this pool, nor this JVM, however it ends.
 * Any number of threads may compare at the same time; as many work as there are workers, the others wait.
 */
public final class WorkerPool implements AutoCloseable {

    private static final Duration GOODBYE = Duration.ofSeconds(6);

    private final WorkerOptions options;
    private final Semaphore places;
    private final BlockingDeque<Worker> idle = new LinkedBlockingDeque<>();
    private final Set<Worker> running = ConcurrentHashMap.newKeySet();
    private final Thread atShutdown = new Thread(this::killAll, "playback-worker-shutdown");
    private volatile boolean closed;

    private WorkerPool(WorkerOptions options) {
        this.options = options;
        this.places = new Semaphore(options.workers(), true);
    }

    /** Returns a pool that starts its workers as {@code options} say, none yet. */
    public static WorkerPool of(WorkerOptions options) {
        WorkerPool pool = new WorkerPool(Objects.requireNonNull(options, "options"));
        Runtime.getRuntime().addShutdownHook(pool.atShutdown);
        return pool;
    }

    /**
     * Replays and compares one recording in a worker. A worker that does not start, dies, takes too long or cannot send what it
     * has makes an {@code EQUALIZER_FAILURE} that says which; none of these is thrown.
     *
     * @throws InterruptedException if this thread is interrupted; the worker is killed
     * @throws IllegalStateException if this pool is closed
     */
    public Comparison compare(ComparerSpec comparer, RecordingId id) throws InterruptedException {
        return compare(comparer, id, new RuleUsage());
    }

    /** Replays and compares as {@link #compare(ComparerSpec, RecordingId)} does, and tells {@code usage} of the worker's rules. */
    public Comparison compare(ComparerSpec comparer, RecordingId id, RuleUsage usage) throws InterruptedException {
        places.acquire();
        try {
            return compareWith(worker(), comparer, id, usage);
        } catch (WorkerNotStartedException e) {
            return Comparison.failed(id, e);
        } finally {
            places.release();
        }
    }

    private Worker worker() throws InterruptedException {
        for (Worker worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
            if (worker.isAlive()) {
                return worker;
            }
            running.remove(worker);
        }
        if (closed) {
            throw new IllegalStateException("This pool of workers is closed and compares no more.");
        }
        Worker worker = Worker.start(options);
        running.add(worker);
        if (closed) {
            worker.kill();
        }
        return worker;
    }

    private Comparison compareWith(Worker worker, ComparerSpec comparer, RecordingId id, RuleUsage usage)
            throws InterruptedException {
        boolean usable = false;
        try {
            Answer answer = worker.ask(Messages.compare(comparer, id), options.timeout());
            if (answer instanceof Worker.Said said) {
                usable = true;
                usage.add(RuleUsageWire.read(said.message().path("rules")));
                return comparison(id, said.message());
            }
            return Comparison.failed(id, failure(worker, answer));
        } finally {
            giveBack(worker, usable);
        }
    }

    private static Comparison comparison(RecordingId id, JsonNode message) {
        if (Messages.is(message, Messages.COMPARED)) {
            return ComparisonWire.read(id, message.path("comparison"));
        }
        return Comparison.failed(
                id, new UnsendableResultException(message.path("reason").asText()));
    }

    private RuntimeException failure(Worker worker, Answer answer) throws InterruptedException {
        if (!(answer instanceof Worker.Gone gone)) {
            return new WorkerTimedOutException(options.timeout(), worker.where(), worker.output());
        }
        int exitCode = worker.exitCode();
        return new WorkerDiedException(exitCode, gone.why(), worker.output(), String.join(" ", options.jvmOptions()));
    }

    private void giveBack(Worker worker, boolean usable) {
        if (!usable) {
            worker.kill();
            // One that was killed counts until it is gone, so that a closed pool has left nothing behind.
            running.removeIf(one -> !one.isAlive());
        } else if (options.recycleRate() > 0 && worker.comparisons() >= options.recycleRate()) {
            worker.dismiss();
            running.removeIf(one -> !one.isAlive());
        } else {
            idle.addFirst(worker);
        }
    }

    /** Lets idle workers end by themselves, for at most six seconds, and kills those that still compare. A second close does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        idle.forEach(Worker::dismiss);
        running.stream()
                .filter(worker -> !idle.contains(worker) && !worker.isDismissed())
                .forEach(Worker::kill);
        try {
            for (Worker worker : running) {
                worker.awaitEnd(GOODBYE);
            }
        } catch (InterruptedException e) {
            killAll();
            Thread.currentThread().interrupt();
        }
        removeHook();
    }

    private void killAll() {
        closed = true;
        running.forEach(Worker::kill);
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and the hook does no harm.
            killAll();
        }
    }
}

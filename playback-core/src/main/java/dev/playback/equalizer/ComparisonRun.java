package dev.playback.equalizer;

import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run over the ids: gives the comparisons in the order of the ids, several made at once if asked. Changes over time; for one thread,
 * except that any may close it.
 */
final class ComparisonRun implements Iterator<Comparison>, AutoCloseable {

    // Enough that one slow comparison does not let the others run dry.
    private static final int AHEAD = 4;

    private final Iterator<RecordingId> ids;
    private final SingleComparison single;
    private final @Nullable ComparisonThreads threads;
    private final int window;
    private final Deque<Supplier<Comparison>> pending = new ArrayDeque<>();
    private @Nullable Comparison next;
    private volatile boolean closed;

    private ComparisonRun(
            Iterator<RecordingId> ids, SingleComparison single, @Nullable ComparisonThreads threads, int window) {
        this.ids = ids;
        this.single = single;
        this.threads = threads;
        this.window = window;
    }

    /** Begins a run. Without parallelism and timeout it stays on the thread that asks, with all that is bound to it. */
    static ComparisonRun of(Iterator<RecordingId> ids, SingleComparison single, CompareExecutionConfig config) {
        boolean isTimed = !config.timeout().isZero() && !Debugger.mayBeAttached();
        if (config.parallelism() == 1 && !isTimed) {
            return new ComparisonRun(ids, single, null, 1);
        }
        ComparisonThreads threads =
                new ComparisonThreads(config.parallelism(), isTimed ? config.timeout() : Duration.ZERO);
        return new ComparisonRun(ids, single, threads, config.parallelism() == 1 ? 1 : AHEAD * config.parallelism());
    }

    @Override
    public boolean hasNext() {
        if (next == null && !closed) {
            next = compareNext();
        }
        return next != null;
    }

    @Override
    public Comparison next() {
        if (!hasNext()) {
            throw new NoSuchElementException("There is no next comparison.");
        }
        Comparison comparison = next;
        next = null;
        return Objects.requireNonNull(comparison);
    }

    private @Nullable Comparison compareNext() {
        try {
            while (pending.size() < window && ids.hasNext()) {
                RecordingId id = ids.next();
                pending.add(threads == null ? () -> single.of(id) : threads.start(id, () -> single.of(id)));
            }
            Supplier<Comparison> first = pending.poll();
            if (first == null) {
                close();
                return null;
            }
            return first.get();
        } catch (CancellationException e) {
            if (closed) {
                return null;
            }
            throw e;
        }
    }

    /** Ends the run: what is being compared on threads of the run is interrupted, and there is no next comparison. */
    @Override
    public void close() {
        closed = true;
        if (threads != null) {
            threads.cancel();
        }
    }
}

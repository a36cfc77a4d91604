package dev.playback.equalizer;

import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads on which comparisons are made, each within a limit of time. A comparison that exceeds it is interrupted and left behind,
 * and another thread takes its place; more than 16 that do not end are not borne. Changes over time; for any number of threads.
 */
final class ComparisonThreads {

    private static final int MOST_HANGING = 16;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ThreadPoolExecutor pool;
    private final Duration timeout;
    private final Set<Pending> outstanding = ConcurrentHashMap.newKeySet();
    private int hanging;

    /** Makes so many comparisons at once; a timeout of zero is no limit. */
    ComparisonThreads(int parallelism, Duration timeout) {
        this.timeout = timeout;
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        this.pool = new ThreadPoolExecutor(
                parallelism, parallelism, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "playback-compare-" + NUMBERS.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(loader);
                    return thread;
                });
        // A run that nobody reads to its end must not leave threads behind.
        pool.allowCoreThreadTimeOut(true);
    }

    /** Begins a comparison, or lets it wait for a thread. Whoever asks for it waits, and may meet a {@link CancellationException}. */
    Supplier<Comparison> start(RecordingId id, Supplier<Comparison> comparison) {
        int others = hanging();
        if (others >= MOST_HANGING) {
            return () -> Comparison.failed(id, new ComparisonTimeoutException(id, others));
        }
        Pending pending = new Pending(id, comparison);
        outstanding.add(pending);
        try {
            pool.execute(pending);
        } catch (RejectedExecutionException e) {
            pending.cancel();
        }
        return pending;
    }

    /** Interrupts what is being compared and drops what waits. */
    void cancel() {
        pool.shutdownNow();
        outstanding.forEach(Pending::cancel);
    }

    /** Lets another thread take the place of one that may never end, or go when that one did. */
    private void grow(int threads) {
        hanging += threads;
        int size = pool.getCorePoolSize() + threads;
        if (threads > 0) {
            pool.setMaximumPoolSize(size);
            pool.setCorePoolSize(size);
        } else {
            pool.setCorePoolSize(size);
            pool.setMaximumPoolSize(size);
        }
    }

    private synchronized int hanging() {
        return hanging;
    }

    /** One comparison. */
    private final class Pending implements Runnable, Supplier<Comparison> {

        private final RecordingId id;
        private final FutureTask<Comparison> task;
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile @Nullable Thread thread;
        private volatile long since;
        private boolean isLeftBehind;
        private boolean hasEnded;

        private Pending(RecordingId id, Supplier<Comparison> comparison) {
            this.id = id;
            this.task = new FutureTask<>(comparison::get);
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            since = System.nanoTime();
            begun.countDown();
            task.run();
            synchronized (ComparisonThreads.this) {
                hasEnded = true;
                if (isLeftBehind) {
                    grow(-1);
                }
            }
            // An interrupt that came too late is meant for no other comparison.
            Thread.interrupted();
        }

        @Override
        public Comparison get() {
            try {
                begun.await();
                return timeout.isZero() ? task.get() : task.get(left(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return timedOut();
            } catch (ExecutionException e) {
                return Comparison.failed(id, e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                ComparisonThreads.this.cancel();
                Thread.currentThread().interrupt();
                throw new CancellationException("The run was interrupted while " + id + " was compared.");
            } finally {
                outstanding.remove(this);
            }
        }

        private long left() {
            return Math.max(0, timeout.toNanos() - (System.nanoTime() - since));
        }

        private Comparison timedOut() {
            Thread busy = thread;
            StackTraceElement[] stack = busy == null ? new StackTraceElement[0] : busy.getStackTrace();
            synchronized (ComparisonThreads.this) {
                if (!hasEnded) {
                    isLeftBehind = true;
                    grow(1);
                }
            }
            task.cancel(true);
            return Comparison.failed(id, new ComparisonTimeoutException(id, timeout, stack));
        }

        private void cancel() {
            task.cancel(true);
            begun.countDown();
        }
    }
}

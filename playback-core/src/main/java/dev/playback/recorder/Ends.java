package dev.playback.recorder;

import dev.playback.completion.Publishers;
import dev.playback.interception.Call;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations that are over and whose recordings end in a moment, since nothing tells when all they left to be done is. One thread ends
 * them all, in their order; it is gone when there are none. For any number of threads.
 */
final class Ends {

    private static final Logger LOG = LoggerFactory.getLogger(TapeRecorder.class);

    private final Queue<End> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean runs = new AtomicBoolean();
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Ends::daemon);

    private record End(long dueNanos, Runnable task) {

        void run() {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // The others end all the same.
                LOG.warn("A recording did not end as it should.", e);
            }
        }
    }

    /** Runs {@code end}, which is for nobody, in a moment. */
    void soon(Runnable end) {
        waiting.add(new End(System.nanoTime() + Publishers.GRACE.toNanos(), end));
        start();
    }

    /** Runs at once what waits. */
    void now() {
        for (End end = waiting.poll(); end != null; end = waiting.poll()) {
            end.run();
        }
    }

    private void start() {
        if (runs.compareAndSet(false, true)) {
            Call.unbound(() -> thread.execute(this::run));
        }
    }

    private void run() {
        try {
            for (End end = waiting.peek(); end != null; end = waiting.peek()) {
                long left = end.dueNanos() - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                }
                // Another may have taken it meanwhile.
                if (waiting.remove(end)) {
                    end.run();
                }
            }
        } catch (InterruptedException e) {
            now();
            Thread.currentThread().interrupt();
        } finally {
            runs.set(false);
        }
        if (!waiting.isEmpty()) {
            start();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "playback-ends");
        thread.setDaemon(true);
        return thread;
    }
}

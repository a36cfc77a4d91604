package dev.playback.recorder;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The operation of a recording and those of its calls that are under way, and how long they are waited for. For any number of threads. */
final class UnderWay {

    // The operation itself.
    private final AtomicInteger count = new AtomicInteger(1);
    private volatile @Nullable CompletableFuture<Boolean> timer;

    /** Counts one more; not once none is left. */
    boolean join() {
        return count.getAndUpdate(now -> now == 0 ? 0 : now + 1) > 0;
    }

    /** Counts one less and returns how many are left. */
    int leave() {
        return count.decrementAndGet();
    }

    /** Runs {@code giveUp} after {@code bound}, unless {@link #waitNoMore} or another bound comes first. */
    @SuppressWarnings("FutureReturnValueIgnored") // It is kept: these are calls on it.
    void giveUpAfter(Duration bound, Runnable giveUp) {
        waitNoMore();
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        timer = waiting;
        waiting.completeOnTimeout(true, bound.toMillis(), TimeUnit.MILLISECONDS).whenComplete((timedOut, error) -> {
            if (timedOut) {
                // Storing may block, and this thread is the timer of the whole process.
                ForkJoinPool.commonPool().execute(giveUp);
            }
        });
    }

    void waitNoMore() {
        CompletableFuture<Boolean> waiting = timer;
        if (waiting != null) {
            waiting.complete(false);
        }
    }
}

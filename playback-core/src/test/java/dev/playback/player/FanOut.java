package dev.playback.player;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import dev.playback.interception.Intercept;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands its work to eight threads, which all ask the same and store their own. */
class FanOut {

    static final AtomicInteger LIVE = new AtomicInteger();

    private final CountDownLatch early = new CountDownLatch(1);
    private final CountDownLatch late = new CountDownLatch(1);

    @Operation
    List<String> sum(int parts) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> futures = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                int part = i;
                futures.add(pool.submit(Intercept.wrap(() -> store(part, ask("same") + ask("same")))));
            }
            List<String> stored = new ArrayList<>();
            for (Future<String> future : futures) {
                stored.add(future.get());
            }
            return stored;
        } finally {
            pool.shutdownNow();
        }
    }

    @InterceptInput("fan.ask")
    private int ask(String question) {
        return question.length() + LIVE.incrementAndGet();
    }

    @InterceptOutput("fan.store")
    private String store(int part, int value) {
        return part + "=" + value + "/" + LIVE.incrementAndGet();
    }

    /** Starts work that ends only after the operation did. */
    @Operation(category = "Late")
    Thread late(List<Throwable> thrown) {
        Thread thread = new Thread(Intercept.wrap(() -> {
            try {
                late.await();
                ask("late");
            } catch (Exception e) {
                thrown.add(e);
            }
        }));
        thread.start();
        return thread;
    }

    /** Starts a thread that outlives it and works for others, first within the call of an input if {@code within}. */
    @Operation(category = "Start")
    Thread startWorker(boolean within) throws Exception {
        Runnable work = () -> {
            try {
                ask("early");
                early.countDown();
                late.await();
                sum(1);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        Runnable bound = within
                ? Intercept.input("fan.connect")
                        .returning(Runnable.class)
                        .args()
                        .call(() -> Intercept.wrap(work))
                : Intercept.wrap(work);
        Thread thread = new Thread(bound);
        thread.start();
        early.await();
        return thread;
    }

    void letLateWorkEnd(Thread thread) throws InterruptedException {
        late.countDown();
        thread.join();
    }
}

package dev.playback.player;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.Operation;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands work on through Micrometer's context propagation alone. */
final class Propagated {

    static final AtomicInteger LIVE = new AtomicInteger();

    @Operation
    int work(int number) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            ExecutorService propagating = ContextExecutorService.wrap(
                    pool, ContextSnapshotFactory.builder().build()::captureAll);
            int there = propagating.submit(() -> ask(number)).get();
            int nobodys = pool.submit(() -> ask(-1)).get();
            return there + ask(number + 1) + nobodys * 0;
        } finally {
            pool.shutdown();
        }
    }

    @InterceptInput("propagated.ask")
    private int ask(int number) {
        LIVE.incrementAndGet();
        return number * 2;
    }
}

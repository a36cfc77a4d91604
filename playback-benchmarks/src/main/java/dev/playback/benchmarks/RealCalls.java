package dev.playback.benchmarks;

import java.util.concurrent.atomic.LongAdder;

/** Counts the bodies of intercepted methods that really ran: none may during a replay. */
final class RealCalls {

    private static final LongAdder COUNT = new LongAdder();

    private RealCalls() {}

    static void count() {
        COUNT.increment();
    }

    static long sum() {
        return COUNT.sum();
    }
}

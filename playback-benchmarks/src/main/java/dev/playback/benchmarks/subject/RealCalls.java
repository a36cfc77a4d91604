package dev.playback.benchmarks.subject;

import java.util.concurrent.atomic.LongAdder;

/** Counts the bodies of intercepted methods that really ran: none may during a replay. */
public final class RealCalls {

    private static final LongAdder COUNT = new LongAdder();

    private RealCalls() {}

    public static void count() {
        COUNT.increment();
    }

    public static long sum() {
        return COUNT.sum();
    }
}

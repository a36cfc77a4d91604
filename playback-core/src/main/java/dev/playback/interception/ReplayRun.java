package dev.playback.interception;

import java.util.ArrayList;
import java.util.List;

/**
 * A time in which replays run one after the other, as for a test engine. Between its first replay and its end, an intercepted call
 * that runs for real while no replay is open is counted here, since a thread that a replay left behind may have made it. Calls inside
 * {@link Intercept#live} and calls of threads that run other tests do not count. Changes over time; for any number of threads.
 */
public final class ReplayRun implements AutoCloseable {

    private static final int MAX_CALLS = 100;

    private final List<LiveCall> calls = new ArrayList<>();
    private volatile boolean begun;
    private long count;
    private boolean closed;

    private ReplayRun() {}

    /** Opens a run, which must be closed. */
    public static ReplayRun open() {
        ReplayRun run = new ReplayRun();
        Seam.watch(1);
        LiveCalls.opened(run);
        return run;
    }

    /** Returns the calls that ran for real between replays since this was asked last, at most the first 100 of them. */
    public synchronized List<LiveCall> takeLiveCalls() {
        List<LiveCall> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    /** Returns how many calls ran for real between replays, taken or not. */
    public synchronized long count() {
        return count;
    }

    /** Ends it; what was counted stays. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LiveCalls.closed(this);
            Seam.watch(-1);
        }
    }

    void begun() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }

    synchronized void add(LiveCall call) {
        count++;
        if (calls.size() < MAX_CALLS) {
            calls.add(call);
        }
    }
}

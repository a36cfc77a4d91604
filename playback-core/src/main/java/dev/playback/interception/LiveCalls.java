package dev.playback.interception;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells intercepted calls that run without a session to the replays that are open, or else to the open runs. For any number of threads. */
final class LiveCalls {

    private static final Set<Session> REPLAYS = ConcurrentHashMap.newKeySet();
    private static final Set<ReplayRun> RUNS = ConcurrentHashMap.newKeySet();

    // Read on each call outside a session while something is recorded: cheaper than asking two sets.
    private static volatile boolean matter;

    private LiveCalls() {}

    /** Says whether anybody wants to hear of them. */
    static boolean matter() {
        return matter;
    }

    static void opened(Session replay) {
        REPLAYS.add(replay);
        RUNS.forEach(ReplayRun::begun);
        update();
    }

    static void closed(Session replay) {
        REPLAYS.remove(replay);
        update();
    }

    static void opened(ReplayRun run) {
        RUNS.add(run);
        update();
    }

    static void closed(ReplayRun run) {
        RUNS.remove(run);
        update();
    }

    static void tell(CallPoint point) {
        if (!matter) {
            return;
        }
        List<Session> open = new ArrayList<>(REPLAYS);
        List<ReplayRun> runs = RUNS.stream().filter(ReplayRun::hasBegun).toList();
        if (!open.isEmpty() || !runs.isEmpty()) {
            LiveCall call = LiveCall.here(point);
            if (TestFrames.runA(call.stack())) {
                return;
            }
            open.forEach(replay -> replay.ranLive(call));
            if (open.isEmpty()) {
                runs.forEach(run -> run.add(call));
            }
        }
    }

    private static synchronized void update() {
        matter = !REPLAYS.isEmpty() || !RUNS.isEmpty();
    }
}

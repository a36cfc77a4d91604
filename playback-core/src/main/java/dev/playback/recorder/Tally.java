package dev.playback.recorder;

import dev.playback.cassette.DropReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of operations. Changes over time; for any number of threads. */
final class Tally {

    final LongAdder operations = new LongAdder();
    final LongAdder saved = new LongAdder();
    final LongAdder sampledOut = new LongAdder();
    final LongAdder discarded = new LongAdder();
    final LongAdder paused = new LongAdder();
    private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);

    Tally() {
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason, new LongAdder());
        }
    }

    LongAdder dropped(DropReason reason) {
        // Filled for each constant.
        return Objects.requireNonNull(dropped.get(reason));
    }

    RecorderCounts counts() {
        Map<DropReason, Long> reasons = new EnumMap<>(DropReason.class);
        dropped.forEach((reason, count) -> {
            if (count.sum() > 0) {
                reasons.put(reason, count.sum());
            }
        });
        // Operations last: an operation is counted before what became of it, so that none is missing.
        long kept = saved.sum();
        long left = sampledOut.sum();
        long thrown = discarded.sum();
        long idle = paused.sum();
        return new RecorderCounts(operations.sum(), kept, reasons, left, thrown, idle);
    }
}

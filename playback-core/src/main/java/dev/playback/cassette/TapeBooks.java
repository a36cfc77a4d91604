package dev.playback.cassette;

import dev.playback.configuration.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of the recordings that were handed to a writer, each counted and told once. For any number of threads. */
final class TapeBooks {

    private static final Logger LOG = LoggerFactory.getLogger(TapeBooks.class);

    private final TapeCassette store;
    private final Set<AsyncDraft> waiting = ConcurrentHashMap.newKeySet();
    private final LongAdder saved = new LongAdder();
    private final LongAdder sampledOut = new LongAdder();
    private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);
    private final List<RecorderListener> listeners = new CopyOnWriteArrayList<>();

    TapeBooks(TapeCassette store) {
        this.store = store;
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason, new LongAdder());
        }
    }

    void tell(RecorderListener listener) {
        listeners.add(listener);
    }

    /** Notes that a recording waits to be stored, all of it. */
    void handedOver(AsyncDraft draft) {
        waiting.add(draft);
    }

    void saved(AsyncDraft draft) {
        if (draft.tellOnce()) {
            saved.increment();
            waiting.remove(draft);
            listeners.forEach(listener -> tell(() -> listener.saved(draft.id)));
        }
    }

    void sampledOut(AsyncDraft draft) {
        if (draft.tellOnce()) {
            sampledOut.increment();
            waiting.remove(draft);
            listeners.forEach(listener -> tell(() -> listener.sampledOut(draft.id)));
        }
    }

    void dropped(AsyncDraft draft, DropReason reason, @Nullable Throwable cause) {
        if (draft.tellOnce()) {
            Objects.requireNonNull(dropped.get(reason)).increment();
            waiting.remove(draft);
            DroppedRecording lost =
                    new DroppedRecording(draft.id.category(), reason, message(draft, reason, cause), cause);
            listeners.forEach(listener -> tell(() -> listener.dropped(lost)));
        }
    }

    /** Counts all that waits as lost. */
    void close() {
        waiting.forEach(draft -> dropped(draft, DropReason.CLOSED, null));
    }

    boolean isSettled() {
        return waiting.isEmpty();
    }

    private String message(AsyncDraft draft, DropReason reason, @Nullable Throwable cause) {
        return switch (reason) {
            case QUEUE_FULL ->
                "Recording %s was dropped: more waits to be written to %s than may. Record a smaller sample, or raise the bounds of the queue (%s, %s)."
                        .formatted(draft.id, store, Setting.QUEUE_MAX_CALLS.key(), Setting.QUEUE_MAX_BYTES.key());
            case CLOSED ->
                "Recording %s was dropped: %s was closed before it was written. Close it later, or with a longer timeout."
                        .formatted(draft.id, store);
            default -> "Recording %s was dropped: %s".formatted(draft.id, DroppedRecording.text(cause));
        };
    }

    private static void tell(Runnable told) {
        try {
            told.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A listener of a cassette failed.", e);
        }
    }

    AsyncReport report(long waitingBytes) {
        Map<DropReason, Long> lost = new EnumMap<>(DropReason.class);
        dropped.forEach((reason, count) -> {
            if (count.sum() > 0) {
                lost.put(reason, count.sum());
            }
        });
        return new AsyncReport(saved.sum(), sampledOut.sum(), lost, waiting.size(), waitingBytes);
    }
}

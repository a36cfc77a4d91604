package dev.playback.cassette;

import dev.playback.recording.Entry;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A recording on its way to the writer. The first half of the fields belongs to whoever records, one thread at a time, the second to the
 * writer.
 */
final class AsyncDraft implements RecordingDraft {

    /** What an entry takes beside its texts, roughly. */
    private static final int ENTRY_OVERHEAD = 300;

    final RecordingId id;
    private final TapeWriter writer;
    private boolean ended;
    private boolean handedOn;
    // Read by the writer, which then need not write the rest.
    private volatile @Nullable DropReason dropped;

    private final AtomicBoolean told = new AtomicBoolean();
    // What the writer took and has not written.
    private final List<Entry> waiting = new ArrayList<>();
    private long waitingBytes;
    private @Nullable RecordingDraft stored;
    private @Nullable Throwable failure;

    AsyncDraft(RecordingId id, TapeWriter writer) {
        this.id = id;
        this.writer = writer;
        this.dropped = writer.begin();
    }

    @Override
    public void add(Entry entry) {
        if (!ended && dropped == null) {
            handOn(new TapeWriter.Step(this, entry, null, sizeOf(entry)));
        }
    }

    @Override
    public boolean save(RecordingMetadata metadata) {
        if (ended) {
            return false;
        }
        ended = true;
        writer.books().handedOver(this);
        if (dropped == null) {
            handOn(new TapeWriter.Step(this, null, metadata, ENTRY_OVERHEAD));
        }
        DropReason reason = dropped;
        if (reason != null) {
            writer.books().dropped(this, reason, null);
        } else if (writer.isOver()) {
            // The writer may have ended just before this came.
            writer.books().dropped(this, DropReason.CLOSED, null);
        }
        writer.end();
        return true;
    }

    @Override
    public void abort() {
        if (!ended) {
            ended = true;
            giveUp(DropReason.FAILED);
            writer.end();
        }
    }

    private void handOn(TapeWriter.Step step) {
        DropReason refused = writer.offer(step);
        if (refused == null) {
            handedOn = true;
        } else {
            giveUp(refused);
        }
    }

    private void giveUp(DropReason reason) {
        if (dropped == null) {
            dropped = reason;
            if (handedOn) {
                writer.abandon(this);
            }
        }
    }

    /** Says whether this is the first to tell what became of it. */
    boolean tellOnce() {
        return told.compareAndSet(false, true);
    }

    /** Takes an entry to be written; for the writer. Returns whether it is the first one that waits. */
    boolean take(Entry entry, long size) {
        waiting.add(entry);
        waitingBytes += size;
        return waiting.size() == 1;
    }

    /**
     * Writes the entries that wait to the store; for the writer. A failure is kept until the recording is saved.
     *
     * @return the bytes that they took
     */
    long writeWaiting(TapeCassette store) {
        if (!waiting.isEmpty() && dropped == null && failure == null) {
            try {
                stored(store).addAll(waiting);
            } catch (Throwable e) {
                failed(e);
            }
        }
        waiting.clear();
        long written = waitingBytes;
        waitingBytes = 0;
        return written;
    }

    /** Ends it in the store; for the writer. */
    void write(RecordingMetadata metadata, TapeCassette store) {
        if (dropped != null) {
            return;
        }
        if (failure == null) {
            try {
                RecordingDraft draft = stored(store);
                stored = null;
                if (draft.save(metadata)) {
                    writer.books().saved(this);
                } else {
                    writer.books().sampledOut(this);
                }
                return;
            } catch (Throwable e) {
                failed(e);
            }
        }
        writer.books().dropped(this, DropReason.STORE_FAILED, failure);
    }

    /** Removes what is in the store of it; for the writer. */
    void abortStored() {
        RecordingDraft draft = stored;
        stored = null;
        if (draft != null) {
            draft.abort();
        }
    }

    boolean isBegun() {
        return stored != null;
    }

    private RecordingDraft stored(TapeCassette store) {
        if (stored == null) {
            stored = store.create(id);
        }
        return stored;
    }

    private void failed(Throwable e) {
        failure = e;
        try {
            abortStored();
        } catch (Throwable worse) {
            e.addSuppressed(worse);
        }
    }

    private static long sizeOf(Entry entry) {
        long size = ENTRY_OVERHEAD
                + (long) entry.key().length()
                + entry.alias().length()
                + entry.result().length();
        for (String argument : entry.arguments()) {
            size += argument.length();
        }
        return size;
    }
}

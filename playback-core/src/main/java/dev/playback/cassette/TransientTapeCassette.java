package dev.playback.cassette;

import dev.playback.recording.Entry;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Deletes what was saved through it when it is closed. */
final class TransientTapeCassette implements ReadingThrough {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TapeCassette cassette;
    private final Queue<RecordingId> saved = new ConcurrentLinkedQueue<>();

    TransientTapeCassette(TapeCassette cassette) {
        this.cassette = cassette;
    }

    @Override
    public RecordingDraft create(RecordingId id) {
        RecordingDraft draft = cassette.create(id);
        return new RecordingDraft() {
            @Override
            public void add(Entry entry) {
                draft.add(entry);
            }

            @Override
            public boolean save(RecordingMetadata metadata) {
                boolean kept = draft.save(metadata);
                if (kept) {
                    saved.add(id);
                }
                return kept;
            }

            @Override
            public void abort() {
                draft.abort();
            }
        };
    }

    @Override
    public TapeCassette cassette() {
        return cassette;
    }

    @Override
    public void delete(RecordingId id) {
        cassette.delete(id);
    }

    @Override
    public void remove(Leftover leftover) {
        cassette.remove(leftover);
    }

    @Override
    public void close() {
        try {
            if (cassette instanceof DeferredTapeCassette deferred) {
                // What is not there yet cannot be deleted.
                deferred.flush(PATIENCE);
            }
            for (RecordingId id = saved.poll(); id != null; id = saved.poll()) {
                deleteIfThere(id);
            }
        } finally {
            cassette.close();
        }
    }

    private void deleteIfThere(RecordingId id) {
        try {
            cassette.delete(id);
        } catch (NoSuchRecordingException e) {
            // Somebody was faster, and it is gone as it should be.
            return;
        }
    }

    @Override
    public String toString() {
        return cassette + " until it is closed";
    }
}

package dev.playback.cassette.s3;

import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.format.Compression;
import dev.playback.format.RecordingWriter;
import dev.playback.format.StoredMetadata;
import dev.playback.recording.Entry;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A recording on its way to the store, which hears of it only when it is saved. For one thread at a time. */
final class S3Draft implements RecordingDraft {

    private static final Logger log = LoggerFactory.getLogger(S3Draft.class);

    private final RecordingId id;
    private final Spool spool;
    private final RecordingWriter writer;
    private final Commit commit;
    private boolean ended;

    /** Puts a whole recording into the store. */
    @FunctionalInterface
    interface Commit {
        /** Returns false if it is left out. */
        boolean commit(StoredMetadata metadata, Spool data);
    }

    S3Draft(RecordingId id, Instant begunAt, int mostInMemory, Commit commit) {
        this.id = id;
        this.spool = new Spool(mostInMemory);
        this.commit = commit;
        this.writer = RecordingWriter.begin(spool, Compression.ZSTD, id, begunAt);
    }

    @Override
    public void add(Entry entry) {
        addAll(List.of(entry));
    }

    @Override
    public void addAll(List<Entry> entries) {
        if (ended) {
            return;
        }
        try {
            writer.addAll(entries);
        } catch (IOException | IllegalArgumentException e) {
            throw failure(e);
        }
    }

    @Override
    public boolean save(RecordingMetadata metadata) {
        if (ended) {
            return false;
        }
        ended = true;
        try {
            StoredMetadata stored = writer.end(metadata);
            spool.close();
            return commit.commit(stored, spool);
        } catch (IOException | IllegalArgumentException e) {
            throw failure(e);
        } finally {
            giveBack();
        }
    }

    @Override
    public void abort() {
        if (!ended) {
            ended = true;
            giveBack();
        }
    }

    private void giveBack() {
        try {
            writer.close();
            spool.delete();
        } catch (IOException e) {
            log.warn("The temporary file of recording {} stays behind: {}", id, e.toString());
        }
    }

    private TapeCassetteException failure(Exception e) {
        return new TapeCassetteException(
                "Recording %s cannot be prepared for the store: %s. Large ones need room in java.io.tmpdir."
                        .formatted(id, e.getMessage()),
                e);
    }
}

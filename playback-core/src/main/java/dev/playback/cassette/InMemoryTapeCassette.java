package dev.playback.cassette;

import dev.playback.format.Compression;
import dev.playback.format.DamagedRecordingException;
import dev.playback.format.RecordingBytes;
import dev.playback.format.RecordingCodec;
import dev.playback.format.RecordingWriter;
import dev.playback.format.StoredMetadata;
import dev.playback.lookup.Candidate;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps recordings until the process ends, in the same form as files, so that trouble shows in tests. */
public final class InMemoryTapeCassette implements TapeCassette {

    private final int most;
    // In the order in which they were saved; guarded by itself.
    private final Map<RecordingId, Kept> recordings = new LinkedHashMap<>();

    /** Keeps everything. */
    public InMemoryTapeCassette() {
        this(Integer.MAX_VALUE);
    }

    private InMemoryTapeCassette(int most) {
        this.most = most;
    }

    /** Returns a cassette that keeps the {@code most} recordings that were saved last. */
    public static InMemoryTapeCassette ofLast(int most) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "A cassette of the last %d recordings keeps none. Give 1 or more.".formatted(most));
        }
        return new InMemoryTapeCassette(most);
    }

    private record Kept(StoredMetadata metadata, RecordingBytes lines) {}

    @Override
    public RecordingDraft create(RecordingId id) {
        return new Draft(id);
    }

    private void keep(Kept kept) {
        synchronized (recordings) {
            RecordingId id = kept.metadata().id();
            if (recordings.putIfAbsent(id, kept) != null) {
                throw TapeCassetteException.keptAlready(id, this);
            }
            if (recordings.size() > most) {
                recordings.remove(recordings.keySet().iterator().next());
            }
        }
    }

    private Kept kept(RecordingId id) {
        synchronized (recordings) {
            Kept kept = recordings.get(id);
            if (kept == null) {
                throw new NoSuchRecordingException(id, this);
            }
            return kept;
        }
    }

    @Override
    public Recording load(RecordingId id) {
        Kept kept = kept(id);
        try {
            return RecordingCodec.readKept(kept.lines(), kept.metadata(), id);
        } catch (IOException | DamagedRecordingException e) {
            throw new TapeCassetteException("Recording %s cannot be read from memory: %s".formatted(id, e), e);
        }
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return kept(id).metadata().metadata();
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        List<Kept> all;
        synchronized (recordings) {
            all = List.copyOf(recordings.values());
        }
        return lookup
                .select(all.stream()
                        .map(kept -> new Candidate(
                                kept.metadata().id(), kept.metadata().metadata())))
                .stream();
    }

    @Override
    public Stream<String> categories() {
        return recordingIds().stream().map(RecordingId::category).distinct().sorted();
    }

    @Override
    public void delete(RecordingId id) {
        synchronized (recordings) {
            if (recordings.remove(id) == null) {
                throw new NoSuchRecordingException(id, this);
            }
        }
    }

    @Override
    public boolean isInMemory() {
        return true;
    }

    /** Returns the ids of all recordings, in the order in which they were saved. */
    public List<RecordingId> recordingIds() {
        synchronized (recordings) {
            return List.copyOf(recordings.keySet());
        }
    }

    /** Returns the id of the recording that was saved last; empty if there is none. */
    public Optional<RecordingId> lastRecordingId() {
        List<RecordingId> ids = recordingIds();
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
    }

    @Override
    public String toString() {
        return "an in-memory cassette of %d recordings".formatted(recordingIds().size());
    }

    private final class Draft implements RecordingDraft {

        private final RecordingId id;
        private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
        private @Nullable RecordingWriter writer;

        Draft(RecordingId id) {
            this.id = id;
            this.writer = RecordingWriter.begin(lines, Compression.NONE, id, Instant.now());
        }

        @Override
        public void add(Entry entry) {
            addAll(List.of(entry));
        }

        @Override
        public void addAll(List<Entry> entries) {
            if (writer != null) {
                try {
                    writer.addAll(entries);
                } catch (IOException | IllegalArgumentException e) {
                    throw new TapeCassetteException("Recording %s cannot be kept: %s".formatted(id, e.getMessage()), e);
                }
            }
        }

        @Override
        public boolean save(RecordingMetadata metadata) {
            RecordingWriter ended = writer;
            writer = null;
            if (ended == null) {
                return false;
            }
            try {
                StoredMetadata stored = ended.end(metadata);
                keep(new Kept(StoredMetadata.read(stored.toBytes(), id), RecordingBytes.of(lines.toByteArray())));
                return true;
            } catch (IOException | IllegalArgumentException e) {
                throw new TapeCassetteException("Recording %s cannot be kept: %s".formatted(id, e.getMessage()), e);
            }
        }

        @Override
        public void abort() {
            writer = null;
        }
    }
}

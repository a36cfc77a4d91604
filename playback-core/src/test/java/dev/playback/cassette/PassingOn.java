package dev.playback.cassette;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.stream.Stream;

/** A cassette that hands everything on to another one, for tests that change one thing of it. */
public abstract class PassingOn implements TapeCassette {

    private final TapeCassette other;

    protected PassingOn(TapeCassette other) {
        this.other = other;
    }

    /** A draft that hands everything on to another one. */
    public abstract static class Draft implements RecordingDraft {

        private final RecordingDraft other;

        protected Draft(RecordingDraft other) {
            this.other = other;
        }

        @Override
        public void add(Entry entry) {
            other.add(entry);
        }

        @Override
        public boolean save(RecordingMetadata metadata) {
            return other.save(metadata);
        }

        @Override
        public void abort() {
            other.abort();
        }
    }

    @Override
    public RecordingDraft create(RecordingId id) {
        return other.create(id);
    }

    @Override
    public Recording load(RecordingId id) {
        return other.load(id);
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return other.metadata(id);
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        return other.find(lookup);
    }

    @Override
    public Stream<String> categories() {
        return other.categories();
    }

    @Override
    public void delete(RecordingId id) {
        other.delete(id);
    }

    @Override
    public void close() {
        other.close();
    }

    @Override
    public String toString() {
        return other.toString();
    }
}

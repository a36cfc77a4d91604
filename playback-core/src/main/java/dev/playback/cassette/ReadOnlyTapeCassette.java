package dev.playback.cassette;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.stream.Stream;

/** Reads from another cassette and refuses to write to it. */
record ReadOnlyTapeCassette(TapeCassette cassette) implements TapeCassette {

    @Override
    public RecordingDraft create(RecordingId id) {
        throw refused("Recording %s cannot be written".formatted(id));
    }

    @Override
    public void delete(RecordingId id) {
        throw refused("Recording %s cannot be deleted".formatted(id));
    }

    private TapeCassetteException refused(String what) {
        return new TapeCassetteException(
                "%s: %s. Open the cassette for writing, with read-only=false in its address.".formatted(what, this),
                null);
    }

    @Override
    public Recording load(RecordingId id) {
        return cassette.load(id);
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return cassette.metadata(id);
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        return cassette.find(lookup);
    }

    @Override
    public Stream<String> categories() {
        return cassette.categories();
    }

    @Override
    public TapeCassette readOnly() {
        return this;
    }

    @Override
    public void close() {
        cassette.close();
    }

    @Override
    public String toString() {
        return cassette + " is read-only";
    }
}

package dev.playback.recorder;

import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.stream.Stream;

/** A store that has no room. */
final class Full implements TapeCassette {

    @Override
    public RecordingDraft create(RecordingId id) {
        throw new IllegalStateException("No space left on device.");
    }

    @Override
    public Recording load(RecordingId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        return Stream.empty();
    }

    @Override
    public Stream<String> categories() {
        return Stream.empty();
    }

    @Override
    public void delete(RecordingId id) {
        throw new UnsupportedOperationException();
    }
}

package dev.playback.cassette;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.stream.Stream;

/** A cassette in front of another one, which answers all that only reads. */
interface ReadingThrough extends TapeCassette {

    /** Returns the other one. */
    TapeCassette cassette();

    @Override
    default Recording load(RecordingId id) {
        return cassette().load(id);
    }

    @Override
    default RecordingMetadata metadata(RecordingId id) {
        return cassette().metadata(id);
    }

    @Override
    default Stream<RecordingId> find(RecordingLookup lookup) {
        return cassette().find(lookup);
    }

    @Override
    default Stream<String> categories() {
        return cassette().categories();
    }

    @Override
    default Stream<Leftover> leftovers() {
        return cassette().leftovers();
    }

    @Override
    default boolean isInMemory() {
        return cassette().isInMemory();
    }
}

package dev.playback.cassette;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.stream.Stream;

/** Found by the service loader, as a provider of a user is. */
public final class ShelfProvider implements TapeCassetteProvider {

    @Override
    public String scheme() {
        return "shelf";
    }

    @Override
    public String form() {
        return "shelf:<place>";
    }

    @Override
    public TapeCassette open(TapeCassetteAddress address) {
        return new Shelf("shelf " + address.location() + " " + address.options());
    }

    private record Shelf(String name) implements TapeCassette {

        @Override
        public RecordingDraft create(RecordingId id) {
            throw new TapeCassetteException("A shelf takes nothing.", null);
        }

        @Override
        public Recording load(RecordingId id) {
            throw new NoSuchRecordingException(id, this);
        }

        @Override
        public RecordingMetadata metadata(RecordingId id) {
            throw new NoSuchRecordingException(id, this);
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
            throw new NoSuchRecordingException(id, this);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}

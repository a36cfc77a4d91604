package dev.playback.cassette;

import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.util.stream.Stream;

/** Where recordings are kept. An implementation may be used by many threads at once. */
public interface TapeCassette {

    /**
     * Keeps {@code recording} whole or not at all.
     *
     * @throws TapeCassetteException if it could not be kept, or its id is kept already
     */
    void save(Recording recording);

    /**
     * Returns a kept recording.
     *
     * @throws NoSuchRecordingException if there is none of that id
     * @throws TapeCassetteException if it cannot be read
     */
    Recording load(RecordingId id);

    /** Lists the recordings of {@code category}, oldest first; none is no error. The caller closes the stream. */
    Stream<RecordingId> find(String category);
}

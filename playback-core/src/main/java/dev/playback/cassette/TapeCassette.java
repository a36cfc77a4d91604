package dev.playback.cassette;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.stream.Stream;

/** Where recordings are kept. An implementation may be used by many threads at once. */
public interface TapeCassette extends AutoCloseable {

    /**
     * Begins a recording, which nobody finds before it is saved. Does not wait for the store if that can be avoided.
     *
     * @throws TapeCassetteException if nothing can be written here
     */
    RecordingDraft create(RecordingId id);

    /**
     * Keeps {@code recording} whole or not at all.
     *
     * @throws TapeCassetteException if it could not be kept, or its id is kept already
     */
    default void save(Recording recording) {
        RecordingDraft draft = create(recording.id());
        try {
            recording.entries().forEach(draft::add);
            draft.save(recording.metadata());
        } catch (RuntimeException | Error e) {
            draft.abort();
            throw e;
        }
    }

    /**
     * Returns a kept recording, whose values may be read only when they are asked for.
     *
     * @throws NoSuchRecordingException if there is none of that id
     * @throws TapeCassetteException if it cannot be read
     */
    Recording load(RecordingId id);

    /**
     * Returns the metadata of a kept recording without reading its values.
     *
     * @throws NoSuchRecordingException if there is none of that id
     * @throws TapeCassetteException if it cannot be read
     */
    RecordingMetadata metadata(RecordingId id);

    /**
     * Lists the wanted recordings, earliest first, ties by id; none is no error. Damaged or foreign ones are left out. The stream is
     * lazy where the store allows it, and the caller closes it.
     */
    Stream<RecordingId> find(RecordingLookup lookup);

    /** Lists every complete recording of {@code category}, earliest first. The caller closes the stream. */
    default Stream<RecordingId> find(String category) {
        return find(RecordingLookup.of(category));
    }

    /**
     * Deletes a kept recording.
     *
     * @throws NoSuchRecordingException if there is none of that id
     * @throws TapeCassetteException if it could not be deleted
     */
    void delete(RecordingId id);

    /** Gives back what it holds. Recordings begun and not saved are lost; a second close does nothing. */
    @Override
    default void close() {}
}

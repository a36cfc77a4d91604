package dev.playback.cassette;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.net.URI;
import java.util.stream.Stream;

/**
 * Where recordings are kept.
 *
 * <p>An implementation keeps to this, and {@code TapeCassetteContract} in the test jar of this library checks it:
 *
 * <ul>
 *   <li>Any number of threads use it at once, and as many processes as the store allows.
 *   <li>A recording is kept whole or not at all, is never replaced, and comes back as it was given: metadata, entries, values byte for
 *       byte. {@code dev.playback.format} does that for any store of bytes.
 *   <li>What {@link RecordingDraft#save} returned from is found by everybody from then on.
 *   <li>{@link #find} answers what {@link RecordingLookup#select} would pick of all that is kept. Whatever else lies in the store,
 *       damaged or foreign, is left out and never ends a lookup.
 *   <li>Categories are any text; {@link RecordingId#path()} makes a safe name of them.
 *   <li>Trouble with the store is a {@link TapeCassetteException} that names the recording, the place and the trouble, and nothing else.
 * </ul>
 */
public interface TapeCassette extends AutoCloseable {

    /**
     * Opens the cassette at {@code address}: {@code memory:}, {@code file:<directory>?<options>}, the path of a directory, or what a
     * {@link TapeCassetteProvider} on the class path knows.
     *
     * <p>Options of files: {@code read-only=true}, {@code compress=zst}, {@code fsync=false}, {@code transient=true}.
     *
     * @throws IllegalArgumentException if the address has not the form of its kind, or nobody knows that kind
     * @throws TapeCassetteException if it cannot be opened
     */
    static TapeCassette at(String address) {
        return Providers.open(address);
    }

    /** Opens the cassette at {@code address}, as {@link #at(String)} does. */
    static TapeCassette at(URI address) {
        return at(address.toString());
    }

    /**
     * Begins a recording, which no lookup for complete ones finds before it is saved. Does not wait for the store if that can be avoided.
     *
     * @throws TapeCassetteException if nothing can be written here
     */
    RecordingDraft create(RecordingId id);

    /**
     * Keeps {@code recording} whole or not at all. Returns false if this cassette chose not to keep it, as one that samples does.
     *
     * @throws TapeCassetteException if it could not be kept, or its id is kept already
     */
    default boolean save(Recording recording) {
        RecordingDraft draft = create(recording.id());
        try {
            recording.entries().forEach(draft::add);
            return draft.save(recording.metadata());
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

    /** Lists the categories of which something is kept, sorted. The caller closes the stream. */
    Stream<String> categories();

    /**
     * Deletes a kept recording.
     *
     * @throws NoSuchRecordingException if there is none of that id
     * @throws TapeCassetteException if it could not be deleted
     */
    void delete(RecordingId id);

    /**
     * Lists what writers that were killed left behind and no lookup finds, not even one for incomplete recordings. What is being written
     * right now may be among it. None by default. The caller closes the stream.
     *
     * @throws TapeCassetteException if it cannot be listed
     */
    default Stream<Leftover> leftovers() {
        return Stream.empty();
    }

    /**
     * Removes what {@link #leftovers} listed, unless it has become a recording or is gone.
     *
     * @throws TapeCassetteException if it could not be removed
     */
    default void remove(Leftover leftover) {
        throw new TapeCassetteException(
                "%s cannot be removed: %s keeps nothing of killed writers.".formatted(leftover.name(), this), null);
    }

    /**
     * Says whether this writes to nothing but memory, so that an operation may write on its own thread; false by default. For any other
     * cassette, a recorder has a thread that writes.
     */
    default boolean isInMemory() {
        return false;
    }

    /** Returns this cassette for reading only: what would write throws {@link TapeCassetteException}. Closing it closes this. */
    default TapeCassette readOnly() {
        return new ReadOnlyTapeCassette(this);
    }

    /** Returns this cassette with a promise: closing it deletes what was saved through it, then closes this. */
    default TapeCassette deletingOnClose() {
        return new TransientTapeCassette(this);
    }

    /** Gives back what it holds. Recordings begun and not saved are lost; a second close does nothing. */
    @Override
    default void close() {}
}

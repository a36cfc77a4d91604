package dev.playback.cassette;

import dev.playback.recording.Entry;
import dev.playback.recording.RecordingMetadata;
import java.util.List;

/**
 * A recording that is being written. For one thread at a time, which need not be the same one for every call; after {@link #save} or
 * {@link #abort} it does nothing more.
 *
 * <p>An implementation writes each entry on, or holds it in bounded memory; it keeps no reference to what it was given after the store
 * has it. Nothing is left in the store of a draft that was aborted or whose save failed. A draft that is dropped without either may
 * leave something behind that only a lookup for incomplete recordings finds.
 */
public interface RecordingDraft {

    /**
     * Adds a call, in the order in which calls end.
     *
     * @throws TapeCassetteException if it cannot be kept, or holds what is no JSON; the draft must then be aborted
     */
    void add(Entry entry);

    /**
     * Adds calls that are there at the same time, which a store may write as one piece.
     *
     * @throws TapeCassetteException as {@link #add} does
     */
    default void addAll(List<Entry> entries) {
        entries.forEach(this::add);
    }

    /**
     * Ends the recording, so that it is found from now on. Returns false if the cassette chose not to keep it, as one that samples does,
     * or if the draft had ended before.
     *
     * @throws TapeCassetteException if it could not be kept, or its id is kept already; nothing is left of it then
     */
    boolean save(RecordingMetadata metadata);

    /** Throws the recording away. Throws nothing itself. */
    void abort();
}

package dev.playback.cassette;

import dev.playback.recording.Entry;
import dev.playback.recording.RecordingMetadata;

/** A recording that is being written. For one thread at a time; after {@link #save} or {@link #abort} it does nothing more. */
public interface RecordingDraft {

    /**
     * Adds a call, in the order in which calls end.
     *
     * @throws TapeCassetteException if it cannot be kept; the draft must then be aborted
     */
    void add(Entry entry);

    /**
     * Ends the recording, so that it is found from now on.
     *
     * @throws TapeCassetteException if it could not be kept, or its id is kept already; nothing is left of it then
     */
    void save(RecordingMetadata metadata);

    /** Throws the recording away. */
    void abort();
}

package dev.playback.cassette;

import dev.playback.recording.RecordingId;

/**
 * Hears what becomes of recordings. Called on the thread of the operation or of the writer, so it must be quick and may be called by
 * many threads at once; what it throws is logged and dropped.
 */
public interface RecorderListener {

    /** A recording is kept. */
    default void saved(RecordingId id) {}

    /** The cassette chose not to keep a recording, since it keeps a sample. */
    default void sampledOut(RecordingId id) {}

    /** A recording is lost. */
    default void dropped(DroppedRecording dropped) {}
}

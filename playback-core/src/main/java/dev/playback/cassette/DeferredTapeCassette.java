package dev.playback.cassette;

/**
 * A cassette whose drafts return from {@link RecordingDraft#save} before the recording is kept, and throw nothing. What became of each
 * is told later, exactly once.
 */
public interface DeferredTapeCassette extends TapeCassette {

    /** Tells {@code listener} too what becomes of recordings that are saved from now on. */
    void tell(RecorderListener listener);
}

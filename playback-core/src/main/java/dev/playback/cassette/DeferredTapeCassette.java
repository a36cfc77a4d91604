package dev.playback.cassette;

import java.time.Duration;

/**
 * A cassette whose drafts return from {@link RecordingDraft#save} before the recording is kept, always with true, and throw nothing. What became of each
 * that was saved is told later, exactly once.
 */
public interface DeferredTapeCassette extends TapeCassette {

    /** Tells {@code listener} too what becomes of recordings that are saved from now on. */
    void tell(RecorderListener listener);

    /** Waits until everything that was saved before is kept or lost. Returns false if that took longer than {@code timeout}. */
    boolean flush(Duration timeout);
}

package dev.playback.cassette;

import dev.playback.recording.RecordingId;
import java.io.Serial;

/** Asked for a recording that is not there. */
public final class NoSuchRecordingException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Says that {@code cassette} has no recording {@code id}. */
    public NoSuchRecordingException(RecordingId id, TapeCassette cassette) {
        super("No recording '%s' in %s. List its category with TapeCassette.find to see what is there."
                .formatted(id, cassette));
    }
}

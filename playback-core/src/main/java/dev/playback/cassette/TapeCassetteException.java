package dev.playback.cassette;

import dev.playback.recording.RecordingId;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A recording could not be kept or read. */
public final class TapeCassetteException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Says what went wrong, with which recording and where, and what can be done. */
    public TapeCassetteException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Refuses to replace a recording. */
    public static TapeCassetteException keptAlready(RecordingId id, TapeCassette cassette) {
        return new TapeCassetteException(
                "Recording %s is kept in %s already and never replaced.".formatted(id, cassette), null);
    }
}

package dev.playback.cassette;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A recording could not be kept or read. */
public final class TapeCassetteException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    TapeCassetteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.playback.codec;

import java.io.Serial;

/** A value that cannot be written or read. */
public final class ValueException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    ValueException(String message, Throwable cause) {
        super(message, cause);
    }
}

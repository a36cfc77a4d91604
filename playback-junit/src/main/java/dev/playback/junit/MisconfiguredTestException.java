package dev.playback.junit;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A test class asks for something that cannot be. */
final class MisconfiguredTestException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    MisconfiguredTestException(String message) {
        this(message, null);
    }

    MisconfiguredTestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.playback.codec;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Stands in for a recorded exception whose class could not be made. */
public final class RecordedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    RecordedException(String className, @Nullable String message) {
        super("Stands in for a recorded %s, which could not be made here. Its message: %s"
                .formatted(className, message));
    }
}

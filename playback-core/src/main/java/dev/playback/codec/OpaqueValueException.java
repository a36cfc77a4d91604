package dev.playback.codec;

import java.io.Serial;

/** A replay touched a value that could not be recorded. */
public final class OpaqueValueException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    OpaqueValueException(String className, String path) {
        super(
                ("The recorded value at %s was a %s, which cannot be recorded, so it cannot be used in replay. Intercept a"
                                + " method that gives its content instead.")
                        .formatted(path.isEmpty() ? "the root" : path, className));
    }
}

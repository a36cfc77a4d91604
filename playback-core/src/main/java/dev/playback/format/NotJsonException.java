package dev.playback.format;

import java.io.IOException;
import java.io.Serial;

/** A byte that JSON has not there. */
final class NotJsonException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    NotJsonException(long position) {
        super("byte %d is not where JSON has it".formatted(position));
    }
}

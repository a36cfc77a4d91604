package dev.playback.codec;

import java.io.Serial;

/** A value whose text would be longer than the bound of whoever writes it; writing stopped as soon as that was plain. */
public final class ValueTooLargeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final long maxBytes;

    ValueTooLargeException(long maxBytes) {
        super("The text of a value is longer than %d bytes, the bound set by whoever records it.".formatted(maxBytes));
        this.maxBytes = maxBytes;
    }

    /** Returns the bound that was passed, in bytes. */
    public long maxBytes() {
        return maxBytes;
    }
}

package dev.playback.codec;

import java.io.Writer;

/** Collects text up to a bound of bytes, counting a character as one. For one use by one thread. */
final class BoundedText extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final long maxBytes;

    BoundedText(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        if (text.length() + (long) length > maxBytes) {
            throw new ValueTooLargeException(maxBytes);
        }
        text.append(characters, offset, length);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

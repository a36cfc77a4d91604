package dev.playback.format;

import java.io.EOFException;
import java.util.Arrays;

/** Bytes in memory. */
final class HeldBytes implements RecordingBytes {

    private final byte[] bytes;

    HeldBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the bytes themselves, which must not be changed. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long position, int length) throws EOFException {
        if (position < 0 || length < 0 || position + length > bytes.length) {
            throw new EOFException("it ends at byte " + bytes.length);
        }
        return position == 0 && length == bytes.length
                ? bytes
                : Arrays.copyOfRange(bytes, (int) position, (int) position + length);
    }

    @Override
    public String toString() {
        return "bytes in memory";
    }
}

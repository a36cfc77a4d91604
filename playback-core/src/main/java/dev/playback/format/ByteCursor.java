package dev.playback.format;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;

/**
 * Goes through bytes once, a block at a time, and keeps two checksums: of all that it passed up to a mark, and of one slice. For one
 * thread.
 */
final class ByteCursor {

    private static final int BLOCK = 1 << 17;

    private final RecordingBytes source;
    private final long size;
    private final CRC32 all = new CRC32();
    private final CRC32 slice = new CRC32();
    private byte[] block = new byte[0];
    private long blockStart;
    private int at;
    private int allFrom;
    private int sliceFrom = -1;

    ByteCursor(RecordingBytes source) throws IOException {
        this.source = source;
        this.size = source.size();
    }

    long position() {
        return blockStart + at;
    }

    /** Returns the next byte, which stays the next; -1 at the end. */
    int peek() throws IOException {
        return at < block.length || refill() ? block[at] & 0xFF : -1;
    }

    /** Returns the next byte and passes it. */
    int next() throws IOException {
        if (at < block.length || refill()) {
            return block[at++] & 0xFF;
        }
        throw new EOFException("it ends at byte " + size);
    }

    void expect(char wanted) throws IOException {
        if (next() != wanted) {
            throw notJson();
        }
    }

    NotJsonException notJson() {
        return new NotJsonException(position() - 1);
    }

    /** Passes everything up to a quote, a backslash or a control character, and returns that one. */
    int passPlain() throws IOException {
        while (true) {
            for (int i = at; i < block.length; i++) {
                byte c = block[i];
                // Bytes of characters beyond ASCII are negative.
                if (c == '"' || c == '\\' || (c >= 0 && c < ' ')) {
                    at = i + 1;
                    return c;
                }
            }
            at = block.length;
            if (!refill()) {
                throw new EOFException("it ends at byte " + size);
            }
        }
    }

    /** Returns the checksum of all bytes before the one that was passed last. */
    int checksumBeforeLast() {
        all.update(block, allFrom, at - 1 - allFrom);
        allFrom = at - 1;
        return (int) all.getValue();
    }

    void beginSlice() {
        slice.reset();
        sliceFrom = at;
    }

    /** Returns the checksum of the bytes since {@link #beginSlice}. */
    int endSlice() {
        slice.update(block, sliceFrom, at - sliceFrom);
        sliceFrom = -1;
        return (int) slice.getValue();
    }

    private boolean refill() throws IOException {
        long position = position();
        if (position >= size) {
            return false;
        }
        all.update(block, allFrom, block.length - allFrom);
        allFrom = 0;
        if (sliceFrom >= 0) {
            slice.update(block, sliceFrom, block.length - sliceFrom);
            sliceFrom = 0;
        }
        int length = source instanceof HeldBytes ? (int) size : (int) Math.min(BLOCK, size - position);
        block = source.read(position, length);
        blockStart = position;
        at = 0;
        return true;
    }
}

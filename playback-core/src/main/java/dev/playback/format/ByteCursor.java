package dev.playback.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Goes through bytes once, a block at a time, and keeps two checksums: of all that it passed up to a mark, and of one slice. For one
 * thread.
 */
final class ByteCursor {

    private static final int BLOCK = 1 << 17;
    // What ends a run of plain characters in a string. Bytes of characters beyond ASCII do not.
    private static final boolean[] ENDS_PLAIN = new boolean[256];

    static {
        Arrays.fill(ENDS_PLAIN, 0, ' ', true);
        ENDS_PLAIN['"'] = true;
        ENDS_PLAIN['\\'] = true;
    }

    private final RecordingBytes source;
    private final boolean held;
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
        this.held = source instanceof HeldBytes;
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
            int end = endOfPlain();
            if (end < block.length) {
                at = end + 1;
                return block[end];
            }
            at = end;
            if (!refill()) {
                throw new EOFException("it ends at byte " + size);
            }
        }
    }

    private int endOfPlain() {
        byte[] bytes = block;
        int i = at;
        while (i < bytes.length && !ENDS_PLAIN[bytes[i] & 0xFF]) {
            i++;
        }
        return i;
    }

    /**
     * Passes the rest of a string and returns it. Returns null, and has passed nothing then, if it is longer than {@code longest} bytes,
     * has escapes, or is not as a whole in the block at hand.
     */
    @Nullable
    String passText(int longest) {
        int end = endOfPlain();
        if (end - at > longest || end == block.length || block[end] != '"') {
            return null;
        }
        String text = new String(block, at, end - at, StandardCharsets.UTF_8);
        at = end + 1;
        return text;
    }

    /** Passes digits, if there are any. */
    void passDigits() throws IOException {
        do {
            byte[] bytes = block;
            int i = at;
            while (i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9') {
                i++;
            }
            at = i;
        } while (at == block.length && refill());
    }

    /** Returns the checksum of all bytes before the one that was passed last. */
    int checksumBeforeLast() {
        all.update(block, allFrom, at - 1 - allFrom);
        allFrom = at - 1;
        return (int) all.getValue();
    }

    void beginSlice() {
        if (!held) {
            slice.reset();
            sliceFrom = at;
        }
    }

    /** Returns the checksum of the bytes since {@link #beginSlice}; 0 for bytes in memory, which cannot change before they are read again. */
    int endSlice() {
        if (held) {
            return 0;
        }
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
        int length = held ? (int) size : (int) Math.min(BLOCK, size - position);
        block = source.read(position, length);
        blockStart = position;
        at = 0;
        return true;
    }
}

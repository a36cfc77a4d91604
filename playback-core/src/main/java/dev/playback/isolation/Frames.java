package dev.playback.isolation;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The form of a message between parent and worker: a marker only these two know, length, checksum, line end, bytes. Whatever else
 * reaches the same pipe, such as a native library that prints, is told apart by the marker.
 */
final class Frames {

    /** More than any result should take, and little enough to hold twice. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    // No letter or digit, so that it never stands inside a marker and the search for one needs no way back.
    private static final char FIRST = '\u0001';
    static final int MARKER_LENGTH = 33;
    static final int HEADER_LENGTH = MARKER_LENGTH + 2 * 9 + 1;

    private Frames() {}

    /** Returns the marker of a token of 32 letters and digits. */
    static String marker(String token) {
        String marker = FIRST + token;
        if (marker.length() != MARKER_LENGTH) {
            throw new IllegalArgumentException("A token has 32 letters and digits, not '%s'.".formatted(token));
        }
        return marker;
    }

    static byte[] frame(String marker, byte[] payload) {
        checkLength(payload);
        String header = "%s %08x %08x\n".formatted(marker, payload.length, checksum(payload));
        byte[] frame = new byte[HEADER_LENGTH + payload.length];
        System.arraycopy(header.getBytes(StandardCharsets.US_ASCII), 0, frame, 0, HEADER_LENGTH);
        System.arraycopy(payload, 0, frame, HEADER_LENGTH, payload.length);
        return frame;
    }

    static void checkLength(byte[] payload) {
        if (payload.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "it takes %,d bytes, and %,d may be sent".formatted(payload.length, MAX_BYTES));
        }
    }

    static int checksum(byte[] payload) {
        CRC32 checksum = new CRC32();
        checksum.update(payload);
        return (int) checksum.getValue();
    }
}

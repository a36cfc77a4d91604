package dev.playback.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Receives messages as frames and hands on every byte between them. For one thread. */
final class FrameReader {

    private final InputStream in;
    private final byte[] marker;
    private final IntConsumer stray;

    FrameReader(InputStream in, String marker, IntConsumer stray) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.marker = marker.getBytes(StandardCharsets.US_ASCII);
        this.stray = stray;
    }

    /**
     * Waits for the next message; none is the end of the stream.
     *
     * @throws IOException if a message came broken, since something else wrote into it
     */
    Optional<JsonNode> next() throws IOException {
        if (!skipToMarker()) {
            return Optional.empty();
        }
        String header = new String(exactly(Frames.HEADER_LENGTH - Frames.MARKER_LENGTH), StandardCharsets.US_ASCII);
        int length;
        int checksum;
        try {
            length = Integer.parseUnsignedInt(header.substring(1, 9), 16);
            checksum = Integer.parseUnsignedInt(header.substring(10, 18), 16);
        } catch (NumberFormatException e) {
            throw new IOException(
                    "A message between parent and worker begins with '%s', which is no header."
                            .formatted(header.strip()),
                    e);
        }
        if (length < 0 || length > Frames.MAX_BYTES) {
            throw new IOException("A message between parent and worker claims %d bytes; %d are allowed."
                    .formatted(length, Frames.MAX_BYTES));
        }
        byte[] payload = exactly(length);
        if (Frames.checksum(payload) != checksum) {
            throw new IOException(
                    "A message between parent and worker came broken: something wrote into the same pipe.");
        }
        return Optional.of(Messages.read(payload));
    }

    // The first byte of a marker stands nowhere else in it: what breaks a partial match begins the next one, or
    // nothing.
    private boolean skipToMarker() throws IOException {
        int matched = 0;
        while (matched < marker.length) {
            int next = in.read();
            if (next == marker[matched]) {
                matched++;
                continue;
            }
            for (int i = 0; i < matched; i++) {
                stray.accept(marker[i]);
            }
            matched = next == marker[0] ? 1 : 0;
            if (next < 0) {
                return false;
            }
            if (matched == 0) {
                stray.accept(next);
            }
        }
        return true;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The other side ended within a message.");
        }
        return bytes;
    }
}

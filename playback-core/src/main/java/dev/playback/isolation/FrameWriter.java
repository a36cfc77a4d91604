package dev.playback.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;

/** Sends messages as frames, each in one piece; any thread may send. */
final class FrameWriter {

    private final OutputStream out;
    private final String marker;

    FrameWriter(OutputStream out, String marker) {
        this.out = out;
        this.marker = marker;
    }

    void send(JsonNode message) throws IOException {
        send(Messages.bytes(message));
    }

    /** Sends a whole message or, with an exception, nothing of it. */
    void send(byte[] payload) throws IOException {
        byte[] frame = Frames.frame(marker, payload);
        synchronized (this) {
            out.write(frame);
            out.flush();
        }
    }
}

package dev.playback.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that may be read from any place, any number of times, by any number of threads. They never change. */
public interface RecordingBytes {

    /** Returns how many there are. */
    long size() throws IOException;

    /**
     * Reads {@code length} bytes from {@code position} on.
     *
     * @throws IOException if there are fewer, or they cannot be read
     */
    byte[] read(long position, int length) throws IOException;

    /** Returns bytes that are held in memory; the array must not be changed afterwards. */
    static RecordingBytes of(byte[] bytes) {
        return new HeldBytes(bytes);
    }

    /** Returns the bytes of a file, which is open only while it is read. */
    static RecordingBytes of(Path file) {
        return new RecordingBytes() {
            @Override
            public long size() throws IOException {
                return Files.size(file);
            }

            @Override
            public byte[] read(long position, int length) throws IOException {
                try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                    ByteBuffer bytes = ByteBuffer.allocate(length);
                    channel.position(position);
                    while (bytes.hasRemaining()) {
                        if (channel.read(bytes) < 0) {
                            throw new EOFException("it ends at byte " + (position + bytes.position()));
                        }
                    }
                    return bytes.array();
                }
            }

            @Override
            public String toString() {
                return file.toString();
            }
        };
    }
}

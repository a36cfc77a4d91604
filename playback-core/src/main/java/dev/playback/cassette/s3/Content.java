package dev.playback.cassette.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bytes that can be read again and from any place, so that a request can be tried again. */
interface Content {

    long length();

    /** Opens the bytes from {@code offset} on. The caller closes the stream. */
    InputStream open(long offset) throws IOException;

    /** Reads up to {@code most} bytes from {@code offset} on. */
    default byte[] read(long offset, int most) {
        try (InputStream in = open(offset)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns content that is held in memory. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open(long offset) {
                return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
            }
        };
    }
}

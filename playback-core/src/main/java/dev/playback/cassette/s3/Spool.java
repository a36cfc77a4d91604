package dev.playback.cassette.s3;

import dev.playback.format.RecordingBytes;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way to the store: held in memory up to a limit, beyond it in a file that is gone with {@link #delete}. For one thread
 * at a time.
 */
final class Spool extends OutputStream implements Content {

    private final int mostInMemory;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
    private @Nullable Path file;
    private @Nullable OutputStream fileOut;
    private long length;

    Spool(int mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (file == null && length + count > mostInMemory) {
            moveToFile();
        }
        (fileOut == null ? memory : fileOut).write(bytes, offset, count);
        length += count;
    }

    private void moveToFile() throws IOException {
        // Java makes it for this user alone, under a name that nobody can guess.
        file = Files.createTempFile("playback-", ".part");
        fileOut = new BufferedOutputStream(Files.newOutputStream(file), 65536);
        memory.writeTo(fileOut);
        memory = new ByteArrayOutputStream(0);
    }

    /** Ends the writing. */
    @Override
    public void close() throws IOException {
        if (fileOut != null) {
            fileOut.close();
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open(long offset) throws IOException {
        if (file == null) {
            byte[] bytes = memory.toByteArray();
            return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
        }
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Returns the bytes for a reader that is done before they are deleted. */
    RecordingBytes bytes() {
        Path spilled = file;
        return spilled == null ? RecordingBytes.of(memory.toByteArray()) : RecordingBytes.of(spilled);
    }

    /** Gives back memory and file. */
    void delete() throws IOException {
        close();
        memory = new ByteArrayOutputStream(0);
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}

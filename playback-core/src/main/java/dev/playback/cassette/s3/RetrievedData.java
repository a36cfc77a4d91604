package dev.playback.cassette.s3;

import dev.playback.format.RecordingBytes;
import dev.playback.format.StoredMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gets the data of recordings out of the store: small ones into memory, others into a file. For any number of threads. */
final class RetrievedData {

    private static final Cleaner CLEANER = Cleaner.create();

    private final S3Bucket bucket;
    private final int mostInMemory;

    RetrievedData(S3Bucket bucket, int mostInMemory) {
        this.bucket = bucket;
        this.mostInMemory = mostInMemory;
    }

    /** Gets what {@code metadata} is about, whatever it contains; empty if it is not there. */
    Optional<RecordingBytes> get(StoredMetadata metadata) throws IOException {
        String key = bucket.settings().keys().data(metadata.id());
        if (metadata.bytes() <= mostInMemory) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.max(0, metadata.bytes()));
            return bucket.copy(key, metadata.bytes(), bytes)
                    ? Optional.of(RecordingBytes.of(bytes.toByteArray()))
                    : Optional.empty();
        }
        Path file = Files.createTempFile("playback-", ".jsonl.zst");
        try (OutputStream out = Files.newOutputStream(file)) {
            if (bucket.copy(key, metadata.bytes(), out)) {
                return Optional.of(new TemporaryBytes(file));
            }
            Files.delete(file);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** A file that is gone once no recording needs it. */
    private static final class TemporaryBytes implements RecordingBytes {

        private final RecordingBytes bytes;

        private TemporaryBytes(Path file) {
            bytes = RecordingBytes.of(file);
            file.toFile().deleteOnExit();
            // Registered for this and not for what it wraps: whoever reads values holds this.
            CLEANER.register(this, () -> file.toFile().delete());
        }

        @Override
        public long size() throws IOException {
            return bytes.size();
        }

        @Override
        public byte[] read(long position, int length) throws IOException {
            return bytes.read(position, length);
        }
    }
}

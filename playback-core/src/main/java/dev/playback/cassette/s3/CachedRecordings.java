package dev.playback.cassette.s3;

import dev.playback.format.DamagedRecordingException;
import dev.playback.format.RecordingBytes;
import dev.playback.format.RecordingCodec;
import dev.playback.format.StoredMetadata;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recordings of the store with copies of them on this machine. For any number of threads. */
final class CachedRecordings {

    private static final Logger log = LoggerFactory.getLogger(CachedRecordings.class);

    private final S3Recordings store;
    private final S3Bucket bucket;
    private final CacheDirectory directory;
    private final boolean isUsed;

    CachedRecordings(S3Recordings store, S3Bucket bucket, CacheDirectory directory, boolean isUsed) {
        this.store = store;
        this.bucket = bucket;
        this.directory = directory;
        this.isUsed = isUsed;
    }

    Optional<StoredMetadata> metadata(RecordingId id) {
        Optional<StoredMetadata> copy = isUsed ? metadataCopy(id) : Optional.empty();
        if (copy.isPresent()) {
            return copy;
        }
        Optional<StoredMetadata> stored = store.metadata(id);
        stored.ifPresent(this::keep);
        return stored;
    }

    Optional<Recording> load(RecordingId id) {
        if (isUsed) {
            Optional<Recording> copy = metadataCopy(id).flatMap(this::copy);
            if (copy.isPresent()) {
                return copy;
            }
        }
        Optional<StoredMetadata> metadata = store.metadata(id);
        if (metadata.isPresent() && fetch(metadata.get())) {
            keep(metadata.get());
            Optional<Recording> copy = copy(metadata.get());
            if (copy.isPresent()) {
                return copy;
            }
        }
        return store.load(id);
    }

    private Optional<StoredMetadata> metadataCopy(RecordingId id) {
        Path file = directory.file(name(id) + ".meta.json");
        try {
            directory.requirePrivate();
            StoredMetadata metadata = StoredMetadata.read(Files.readAllBytes(file), file);
            if (metadata.id().equals(id)) {
                return Optional.of(metadata);
            }
            log.warn("The copy {} is of {} and is not used.", file, metadata.id());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | DamagedRecordingException e) {
            log.warn("The copy {} is not used, the store is asked instead: {}", file, e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Recording> copy(StoredMetadata metadata) {
        Path file = directory.file(name(metadata.id()) + ".jsonl.zst");
        try {
            directory.requirePrivate();
            Recording recording = RecordingCodec.read(RecordingBytes.of(file), metadata, file);
            directory.touch(file);
            return Optional.of(recording);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | DamagedRecordingException e) {
            log.warn("The copy {} is not used, the store is asked instead: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Makes a copy of the data; false if there is none in the store, or the copy cannot be made. */
    private boolean fetch(StoredMetadata metadata) {
        String key = bucket.settings().keys().data(metadata.id());
        try {
            return directory.write(name(metadata.id()) + ".jsonl.zst", out -> bucket.copy(key, metadata.bytes(), out));
        } catch (IOException e) {
            log.warn("Recording {} is not copied: {}", metadata.id(), e.getMessage());
            return false;
        }
    }

    private void keep(StoredMetadata metadata) {
        try {
            directory.write(name(metadata.id()) + ".meta.json", out -> {
                out.write(metadata.toBytes());
                return true;
            });
        } catch (IOException e) {
            log.warn("The metadata of recording {} are not copied: {}", metadata.id(), e.getMessage());
        }
    }

    private static String name(RecordingId id) {
        return "recordings/" + id.path();
    }
}

package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassetteException;
import dev.playback.format.DamagedRecordingException;
import dev.playback.format.RecordingBytes;
import dev.playback.format.RecordingCodec;
import dev.playback.format.StoredMetadata;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.util.Optional;

/** Reads recordings out of the store and refuses those that are not as they were written. For any number of threads. */
final class S3Recordings {

    private static final int MOST_IN_MEMORY = 4 << 20;

    private final S3Bucket bucket;
    private final RetrievedData data;

    S3Recordings(S3Bucket bucket) {
        this.bucket = bucket;
        this.data = new RetrievedData(bucket, MOST_IN_MEMORY);
    }

    /**
     * Reads what is known of a recording; empty if there is none.
     *
     * @throws DamagedRecordingException if its metadata are not as they were written
     * @throws IllegalArgumentException if they are those of another recording
     */
    Optional<IndexEntry> entry(RecordingId id) {
        String key = bucket.settings().keys().metadata(id);
        try {
            return bucket.read(key).map(object -> IndexEntry.of(id, object, source(key)));
        } catch (DamagedRecordingException e) {
            // Perhaps on its way only.
            return bucket.read(key).map(object -> IndexEntry.of(id, object, source(key)));
        }
    }

    Optional<StoredMetadata> metadata(RecordingId id) {
        try {
            return entry(id).map(IndexEntry::stored);
        } catch (DamagedRecordingException | IllegalArgumentException e) {
            throw new TapeCassetteException(String.valueOf(e.getMessage()), e);
        }
    }

    Optional<Recording> load(RecordingId id) {
        Optional<StoredMetadata> metadata = metadata(id);
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        try {
            return load(metadata.get());
        } catch (DamagedRecordingException e) {
            return loadAgain(id);
        }
    }

    /** It may have been damaged on its way, or be another by now. */
    private Optional<Recording> loadAgain(RecordingId id) {
        try {
            Optional<StoredMetadata> metadata = metadata(id);
            return metadata.isEmpty() ? Optional.empty() : load(metadata.get());
        } catch (DamagedRecordingException e) {
            throw new TapeCassetteException(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<Recording> load(StoredMetadata metadata) {
        String source = source(bucket.settings().keys().data(metadata.id()));
        try {
            Optional<RecordingBytes> bytes = data.get(metadata);
            if (bytes.isPresent()) {
                return Optional.of(RecordingCodec.read(bytes.get(), metadata, source));
            }
        } catch (IOException e) {
            throw new TapeCassetteException(
                    "%s cannot be read: %s. Large recordings need room in java.io.tmpdir."
                            .formatted(source, e.getMessage()),
                    e);
        }
        if (metadata(metadata.id()).isEmpty()) {
            // Deleted between the two requests.
            return Optional.empty();
        }
        throw new TapeCassetteException(
                "%s is not there, though its metadata is. Somebody else deleted it: delete the recording."
                        .formatted(source),
                null);
    }

    private String source(String key) {
        return "s3://" + bucket.settings().bucket() + "/" + key;
    }
}

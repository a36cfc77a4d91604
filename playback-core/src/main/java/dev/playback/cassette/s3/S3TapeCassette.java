package dev.playback.cassette.s3;

import dev.playback.cassette.Leftover;
import dev.playback.cassette.NoSuchRecordingException;
import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.format.StoredMetadata;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Keeps recordings in an S3 bucket, or in a store that speaks its language. Read-only unless it is opened {@linkplain
 * S3TapeCassetteBuilder#writable to write}.
 *
 * <p>A recording is an object of data and one of metadata, written in that order, below
 * {@code tape_recorder_recordings/<prefix>/}. It is there once its metadata is, and never replaced. What is read is compared with the
 * length and the SHA-256 in the metadata. Every request ends within the call timeout. For any number of threads; several processes may
 * write below one prefix.
 */
public final class S3TapeCassette implements TapeCassette {

    private final S3Bucket bucket;
    private final S3Recordings recordings;
    private final S3Index index;
    private final S3Writing writing;
    private final RequestPool pool;
    private final AtomicBoolean closed = new AtomicBoolean();

    S3TapeCassette(S3Settings settings, S3Writing.Options options) {
        bucket = new S3Bucket(settings);
        pool = new RequestPool(settings.connections());
        recordings = new S3Recordings(bucket);
        index = new S3Index(bucket, pool, recordings);
        writing = new S3Writing(bucket, index, options);
    }

    /**
     * Begins to open a cassette.
     *
     * @throws TapeCassetteException if the AWS SDK is not on the class path
     */
    public static S3TapeCassetteBuilder builder(String bucket) {
        AwsSdk.require();
        return new S3TapeCassetteBuilder(bucket);
    }

    S3Bucket bucket() {
        return bucket;
    }

    S3Recordings recordings() {
        return recordings;
    }

    S3Index index() {
        return index;
    }

    @Override
    public RecordingDraft create(RecordingId id) {
        return writing.create(id);
    }

    @Override
    public Recording load(RecordingId id) {
        return recordings.load(id).orElseThrow(() -> new NoSuchRecordingException(id, this));
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return stored(id).metadata();
    }

    private StoredMetadata stored(RecordingId id) {
        return recordings.metadata(id).orElseThrow(() -> new NoSuchRecordingException(id, this));
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        return index.find(lookup);
    }

    @Override
    public Stream<String> categories() {
        return index.categories().stream();
    }

    @Override
    public void delete(RecordingId id) {
        writing.refuseIfReadOnly("Recording %s cannot be deleted".formatted(id));
        stored(id);
        writing.delete(id);
    }

    /** Lists data whose writer was killed before it wrote the metadata, for 2 requests for each 1,000 recordings. */
    @Override
    public Stream<Leftover> leftovers() {
        return writing.leftovers();
    }

    @Override
    public void remove(Leftover leftover) {
        writing.remove(leftover);
    }

    /**
     * Merges the segments of the index of a category, so that lookups need few requests. Safe while others read, write and compact; to
     * be called by one process now and then, such as once a day.
     *
     * @throws TapeCassetteException if the cassette is read-only or a request fails; the index is as good as before then
     */
    public CompactedIndex compactIndex(String category) {
        writing.refuseIfReadOnly("The index of '%s' cannot be compacted".formatted(category));
        return index.compact(category);
    }

    /** Writes what the index still lacks and gives back the connections. Deletes what it saved, if it is transient. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                writing.close();
            } finally {
                pool.close();
                bucket.close();
            }
        }
    }

    /** Prints bucket and prefix, and the endpoint if it is not AWS. */
    @Override
    public String toString() {
        return bucket.settings().place();
    }
}

package dev.playback.cassette.s3;

import dev.playback.cassette.Leftover;
import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.SamplingCalculator;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.format.RecordingCodec;
import dev.playback.format.StoredMetadata;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writing side of a cassette. For any number of threads. */
final class S3Writing implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(S3Writing.class);
    private static final int MOST_IN_MEMORY = 1 << 20;
    private static final Duration LONGEST_UPLOAD = S3Leftovers.ABANDONED.dividedBy(2);

    private final S3Bucket bucket;
    private final S3Index index;
    private final IndexWriter indexWriter;
    private final S3Leftovers leftovers;
    private final Options options;
    private final Set<RecordingId> saved = new LinkedHashSet<>();
    private final Set<String> categories = new LinkedHashSet<>();

    S3Writing(S3Bucket bucket, S3Index index, Options options) {
        this.bucket = bucket;
        this.index = index;
        this.indexWriter = new IndexWriter(index.segments(), options.clock());
        this.leftovers = new S3Leftovers(bucket);
        this.options = options;
    }

    /**
     * What is written.
     *
     * @param access what may be written at all, and for how long
     * @param sampling null to keep all
     * @param chance draws a number from 0 to 1
     */
    record Options(
            Access access,
            boolean compactsOnClose,
            @Nullable SamplingCalculator sampling,
            InstantSource clock,
            DoubleSupplier chance) {}

    /** What a cassette may write. */
    enum Access {
        /** Nothing. */
        READ_ONLY,
        /** Recordings that stay. */
        WRITABLE,
        /** Recordings that are deleted when the cassette is closed. */
        TRANSIENT
    }

    /**
     * Refuses to write where nothing may be written.
     *
     * @param trouble what cannot be done, as the beginning of a sentence
     */
    void refuseIfReadOnly(String trouble) {
        if (options.access() == Access.READ_ONLY) {
            throw new TapeCassetteException(
                    "%s: %s is open for reading only. Open it with writable(), or with read-only=false in its address."
                            .formatted(trouble, bucket.settings().place()),
                    null);
        }
    }

    RecordingDraft create(RecordingId id) {
        refuseIfReadOnly("Recording %s cannot be written".formatted(id));
        return new S3Draft(id, options.clock().instant(), MOST_IN_MEMORY, this::commit);
    }

    private boolean commit(StoredMetadata metadata, Spool data) {
        RecordingId id = metadata.id();
        if (!isSampled(metadata, data)) {
            return false;
        }
        String writer = UUID.randomUUID().toString();
        S3Keys keys = bucket.settings().keys();
        Instant begun = options.clock().instant();
        if (!upload(id, data, writer)) {
            throw occupied(id);
        }
        refuseIfSlow(id, begun);
        byte[] bytes = metadata.toBytes();
        Optional<String> etag;
        try {
            etag = bucket.create(keys.metadata(id), Content.of(bytes), writer, S3Upload.Kind.METADATA);
        } catch (TapeCassetteException e) {
            if (e.getCause() != null && S3Failure.isRefused(e.getCause())) {
                deleteQuietly(keys.data(id), e);
            }
            // Else the store may carry the request out later, and the recording must be whole then.
            throw e;
        }
        if (etag.isEmpty()) {
            TapeCassetteException occupied = occupied(id);
            deleteQuietly(keys.data(id), occupied);
            throw occupied;
        }
        saved(IndexEntry.of(id, etag.get(), bytes));
        return true;
    }

    /** Puts data where none is, or only what a writer left that was killed long ago. */
    private boolean upload(RecordingId id, Spool data, String writer) {
        String key = bucket.settings().keys().data(id);
        return bucket.create(key, data, writer, S3Upload.Kind.DATA).isPresent()
                || (leftovers.makeWay(id, options.clock().instant())
                        && bucket.create(key, data, writer, S3Upload.Kind.DATA).isPresent());
    }

    /** Gives up before anybody else may take the data for abandoned. */
    private void refuseIfSlow(RecordingId id, Instant begun) {
        Duration taken = Duration.between(begun, options.clock().instant());
        if (taken.compareTo(LONGEST_UPLOAD) > 0) {
            TapeCassetteException slow = new TapeCassetteException(
                    "Recording %s took %s to be written to %s, more than %s, and is dropped. Let recordings be smaller, or the connection faster."
                            .formatted(id, taken, bucket.settings().place(), LONGEST_UPLOAD),
                    null);
            deleteQuietly(bucket.settings().keys().data(id), slow);
            throw slow;
        }
    }

    private boolean isSampled(StoredMetadata metadata, Spool data) {
        SamplingCalculator sampling = options.sampling();
        if (sampling == null) {
            return true;
        }
        try {
            double share = sampling.share(
                    metadata.id().category(),
                    metadata.bytes(),
                    RecordingCodec.read(data.bytes(), metadata, metadata.id()));
            return options.chance().getAsDouble() < share;
        } catch (IOException e) {
            throw new TapeCassetteException(
                    "Recording %s cannot be read for sampling: %s".formatted(metadata.id(), e.getMessage()), e);
        }
    }

    private void saved(IndexEntry entry) {
        index.committed(entry);
        synchronized (saved) {
            categories.add(entry.id().category());
            if (options.access() == Access.TRANSIENT) {
                saved.add(entry.id());
                return;
            }
        }
        indexWriter.add(entry);
    }

    private TapeCassetteException occupied(RecordingId id) {
        return new TapeCassetteException(
                "Recording %s is kept in %s already, whole or by a writer that was cut off within the hour, and never replaced."
                        .formatted(id, bucket.settings().place()),
                null);
    }

    Stream<Leftover> leftovers() {
        return leftovers.find();
    }

    void remove(Leftover leftover) {
        refuseIfReadOnly("%s cannot be removed".formatted(leftover.name()));
        leftovers.remove(leftover.name());
    }

    private void deleteQuietly(String key, Throwable because) {
        try {
            bucket.delete(key);
        } catch (TapeCassetteException e) {
            because.addSuppressed(e);
        }
    }

    /** Deletes a recording: first what makes it one, so that none is ever found without its data. */
    void delete(RecordingId id) {
        bucket.delete(bucket.settings().keys().metadata(id));
        bucket.delete(bucket.settings().keys().data(id));
    }

    @Override
    public void close() {
        indexWriter.close();
        List<RecordingId> gone;
        List<String> touched;
        synchronized (saved) {
            gone = List.copyOf(saved);
            touched = List.copyOf(categories);
            saved.clear();
        }
        gone.forEach(this::delete);
        if (options.compactsOnClose()) {
            touched.forEach(this::compactQuietly);
        }
    }

    private void compactQuietly(String category) {
        try {
            index.compact(category);
        } catch (TapeCassetteException e) {
            log.warn("The index of {} is not compacted, so lookups need more requests: {}", category, e.getMessage());
        }
    }
}

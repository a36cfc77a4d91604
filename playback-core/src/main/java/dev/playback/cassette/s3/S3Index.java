package dev.playback.cassette.s3;

import dev.playback.format.DamagedRecordingException;
import dev.playback.format.StoredMetadata;
import dev.playback.lookup.Candidate;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds recordings in few requests. What it answers is exact: the index saves requests and decides nothing. For any number of threads. */
final class S3Index {

    private static final Logger log = LoggerFactory.getLogger(S3Index.class);
    /** Recordings that are looked at before the first is found, unless one day has more. */
    private static final int BATCH = 10_000;
    /** The same where there is no index, and each of them takes a request. */
    private static final int UNINDEXED_BATCH = 2_000;

    private final S3Bucket bucket;
    private final IndexSegments segments;
    private final RequestPool pool;
    private final KeyListing listing;
    private final S3Recordings recordings;
    private final RecentEntries recent = new RecentEntries();

    S3Index(S3Bucket bucket, RequestPool pool, S3Recordings recordings) {
        this.bucket = bucket;
        this.segments = new IndexSegments(bucket, pool);
        this.pool = pool;
        this.listing = new KeyListing(bucket, pool, UNINDEXED_BATCH);
        this.recordings = recordings;
    }

    IndexSegments segments() {
        return segments;
    }

    /** Finds what a lookup wants, a batch of days at a time. */
    Stream<RecordingId> find(RecordingLookup lookup) {
        if (lookup.limit() == 0) {
            return Stream.empty();
        }
        Stream<Stream<Candidate>> batches = batches(lookup.category(), Days.of(lookup));
        if (lookup.sampleSeed() != null) {
            return lookup.select(batches.flatMap(batch -> batch)).stream();
        }
        // Batches are whole days in their order, so what is found in one comes before what is found in the next.
        return batches.flatMap(batch -> lookup.select(batch).stream()).limit(lookup.limit());
    }

    /** Reads what lookups look at, a batch of whole days at a time, in their order. */
    Stream<Stream<Candidate>> batches(String category, Days days) {
        return stream(reader(category, days))
                .map(batch -> batch.entries().stream().flatMap(this::valid).map(IndexEntry::candidate));
    }

    private IndexReader reader(String category, Days days) {
        return new IndexReader(
                segments, listing, pool, (suffix, etag) -> entry(category, suffix, etag), category, days, BATCH);
    }

    /** Reads what is known of all recordings of some days, in their order and each as it was written. */
    Stream<IndexEntry> entries(String category, Days days) {
        return stream(reader(category, days))
                .flatMap(batch -> batch.entries().stream())
                .flatMap(this::valid);
    }

    private Stream<IndexEntry> valid(IndexEntry entry) {
        try {
            entry.stored();
            return Stream.of(entry);
        } catch (DamagedRecordingException e) {
            // The index is wrong about it, the object itself may be right.
            return readable(entry.id()).stream();
        }
    }

    /** Notes a recording that was committed just now. */
    void committed(IndexEntry entry) {
        recent.add(entry);
    }

    private Optional<IndexEntry> entry(String category, String suffix, String etag) {
        return S3Keys.recording(category, suffix)
                .flatMap(id -> recent.get(id, etag).or(() -> readable(id)));
    }

    /** Reads an entry that the index does not have. One damaged or foreign object must not hide the recordings beside it. */
    private Optional<IndexEntry> readable(RecordingId id) {
        try {
            Optional<IndexEntry> entry = recordings.entry(id);
            entry.ifPresent(recent::add);
            return entry;
        } catch (DamagedRecordingException | IllegalArgumentException e) {
            log.warn("Recording {} is left out: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    /** Lists the categories of which something is kept, sorted. */
    List<String> categories() {
        return bucket.folders(bucket.settings().keys().metadata()).stream()
                .flatMap(folder -> category(folder).stream())
                .sorted()
                .toList();
    }

    /** Returns the category of a folder; empty if it is none of ours. */
    private Optional<String> category(String folder) {
        Optional<String> readable = RecordingId.categoryOf(folder);
        if (readable.isPresent()) {
            return readable;
        }
        // A long name is cut, and only what lies there has it whole.
        String prefix = bucket.settings().keys().metadata() + folder + "/";
        return bucket.list(prefix, "").contents().stream()
                .limit(1)
                .flatMap(object -> bucket.read(object.key()).stream())
                .flatMap(object -> category(folder, object).stream())
                .findFirst();
    }

    private static Optional<String> category(String folder, StoredObject object) {
        try {
            String category = StoredMetadata.read(object.bytes(), folder).id().category();
            return RecordingId.folder(category).equals(folder) ? Optional.of(category) : Optional.empty();
        } catch (DamagedRecordingException e) {
            return Optional.empty();
        }
    }

    /** Merges segments. Readers and writers are not disturbed. */
    CompactedIndex compact(String category) {
        return new IndexCompaction(segments, category).run(reader(category, Days.ALL));
    }

    private static Stream<IndexReader.Batch> stream(Iterator<IndexReader.Batch> batches) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(batches, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}

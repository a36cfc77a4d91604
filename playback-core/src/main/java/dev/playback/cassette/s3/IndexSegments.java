package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassetteException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The segments of the index in the store. For any number of threads. */
final class IndexSegments {

    private static final Logger log = LoggerFactory.getLogger(IndexSegments.class);

    private final S3Bucket bucket;
    private final RequestPool pool;

    IndexSegments(S3Bucket bucket, RequestPool pool) {
        this.bucket = bucket;
        this.pool = pool;
    }

    /** Lists the segments of a category that are about some of {@code days}, by their first day. */
    List<IndexSegment> list(String category, Days days) {
        String prefix = bucket.settings().keys().indexOf(category);
        List<IndexSegment> segments = new ArrayList<>();
        String after = "";
        while (true) {
            ListObjectsV2Response page = bucket.list(prefix, after);
            for (S3Object object : page.contents()) {
                IndexSegment.at(object.key())
                        .filter(segment -> segment.days().meet(days))
                        .ifPresent(segments::add);
                after = object.key();
            }
            if (!Boolean.TRUE.equals(page.isTruncated()) || isBeyond(prefix, after, days)) {
                segments.sort(Comparator.comparing(
                                (IndexSegment segment) -> segment.days().first())
                        .thenComparing(segment -> segment.days().last()));
                return segments;
            }
        }
    }

    // Names begin with the first day, so nothing after this one can be about the days.
    private static boolean isBeyond(String prefix, String key, Days days) {
        return key.substring(prefix.length()).compareTo(days.last() + "~") > 0;
    }

    /** Reads segments; empty for one that is gone or damaged, which costs speed and no result. */
    List<Optional<List<IndexEntry>>> read(String category, List<IndexSegment> segments) {
        return pool.map(segments, segment -> read(category, segment));
    }

    private Optional<List<IndexEntry>> read(String category, IndexSegment segment) {
        try {
            Optional<StoredObject> object = bucket.read(segment.key());
            return object.isEmpty()
                    ? Optional.empty()
                    : Optional.of(IndexSegment.read(category, object.get().bytes()));
        } catch (IOException e) {
            log.warn(
                    "The index segment {} is damaged ({}), so its {} recordings are read one by one. Compact the index.",
                    segment.key(),
                    e.getMessage(),
                    segment.count());
            return Optional.empty();
        }
    }

    /** Writes entries of one category, in the order of their ids, as a new segment. */
    IndexSegment write(String category, List<IndexEntry> entries) {
        IndexSegment segment = IndexSegment.of(bucket.settings().keys().indexOf(category), entries);
        bucket.create(
                segment.key(),
                Content.of(IndexSegment.write(entries)),
                UUID.randomUUID().toString(),
                S3Upload.Kind.METADATA);
        return segment;
    }

    void delete(List<IndexSegment> segments) {
        pool.map(segments, segment -> {
            try {
                bucket.delete(segment.key());
            } catch (TapeCassetteException e) {
                log.warn("The index segment {} is merged but stays: {}", segment.key(), e.getMessage());
            }
            return segment;
        });
    }
}

package dev.playback.cassette.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists the metadata objects of a category, which are the truth about what is kept. Where the index says what will be found, each page
 * is asked for at once instead of one after the other. For any number of threads.
 */
final class KeyListing {

    private static final int PAGE = 1000;

    private final S3Bucket bucket;
    private final RequestPool pool;
    private final int most;

    /** Stops at the end of a day once {@code most} objects are found that the index does not lead to. */
    KeyListing(S3Bucket bucket, RequestPool pool, int most) {
        this.bucket = bucket;
        this.pool = pool;
        this.most = most;
    }

    /**
     * What is kept.
     *
     * @param etags by day and name, in their order, of whole days only
     * @param nextDay the first day that was not listed; null if all wanted ones were
     */
    record Found(
            NavigableMap<String, String> etags, @Nullable String nextDay) {}

    /**
     * Lists from the first of {@code days} on.
     *
     * @param known day and name of what the index has in those days, in their order
     */
    Found list(String category, Days days, List<String> known) {
        List<Range> ranges = new ArrayList<>();
        String start = days.first();
        for (int at = PAGE - 1; at < known.size(); at += PAGE) {
            ranges.add(new Range(start, known.get(at), Integer.MAX_VALUE));
            start = known.get(at);
        }
        ranges.add(new Range(start, days.last() + "~", most));
        NavigableMap<String, String> etags = new TreeMap<>();
        String nextDay = null;
        for (Part part : pool.map(ranges, range -> list(category, range))) {
            etags.putAll(part.etags);
            nextDay = part.nextDay;
        }
        if (nextDay != null) {
            etags.tailMap(nextDay, true).clear();
        }
        return new Found(etags, nextDay);
    }

    private Part list(String category, Range range) {
        String prefix = bucket.settings().keys().metadataOf(category);
        NavigableMap<String, String> etags = new TreeMap<>();
        String after = range.after;
        while (true) {
            ListObjectsV2Response page = bucket.list(prefix, prefix + after);
            for (S3Object object : page.contents()) {
                after = object.key().substring(prefix.length());
                // Somebody else's object must not hide the recordings beside it.
                if (after.compareTo(range.until) <= 0
                        && S3Keys.recording(category, after).isPresent()) {
                    etags.put(after, object.eTag());
                }
            }
            if (!Boolean.TRUE.equals(page.isTruncated()) || after.compareTo(range.until) >= 0) {
                return new Part(etags, null);
            }
            if (etags.size() >= range.most && !day(etags.firstKey()).equals(day(etags.lastKey()))) {
                return new Part(etags, day(etags.lastKey()));
            }
        }
    }

    private static String day(String suffix) {
        return suffix.substring(0, suffix.indexOf('/'));
    }

    private record Part(
            NavigableMap<String, String> etags, @Nullable String nextDay) {}

    private record Range(String after, String until, int most) {}
}

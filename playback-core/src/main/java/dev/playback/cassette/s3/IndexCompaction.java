package dev.playback.cassette.s3;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Merges the segments of a category. New segments are written before the old ones are deleted, so that readers always find every entry,
 * for a while perhaps twice. For one run.
 */
final class IndexCompaction {

    /** Segments of this size on average are left as they are. */
    private static final int LARGE = 5_000;

    private static final int LARGEST = 10_000;

    private final IndexSegments segments;
    private final String category;
    private final List<IndexEntry> entries = new ArrayList<>();
    private final List<IndexSegment> old = new ArrayList<>();
    private int before;
    private int after;
    private long recordings;

    IndexCompaction(IndexSegments segments, String category) {
        this.segments = segments;
        this.category = category;
    }

    CompactedIndex run(Iterator<IndexReader.Batch> batches) {
        while (batches.hasNext()) {
            IndexReader.Batch batch = batches.next();
            before += batch.segments().size();
            recordings += batch.entries().size();
            boolean isLast = entries.isEmpty() && !batches.hasNext();
            if (batch.isExact() && isMerged(batch, isLast)) {
                after += batch.segments().size();
                continue;
            }
            entries.addAll(batch.entries());
            old.addAll(batch.segments());
            if (entries.size() >= LARGEST) {
                replace();
            }
        }
        replace();
        return new CompactedIndex(category, recordings, before, after);
    }

    private static boolean isMerged(IndexReader.Batch batch, boolean isLast) {
        int size = batch.segments().size();
        return size > 0 && (batch.entries().size() / size >= LARGE || (isLast && size == 1));
    }

    private void replace() {
        List<IndexEntry> segment = new ArrayList<>();
        for (int from = 0; from < entries.size(); ) {
            int to = endOfDay(from);
            if (!segment.isEmpty() && segment.size() + to - from > LARGEST) {
                write(segment);
            }
            segment.addAll(entries.subList(from, to));
            from = to;
        }
        write(segment);
        segments.delete(old);
        entries.clear();
        old.clear();
    }

    // Segments that end with a day can be left alone when later days come.
    private int endOfDay(int from) {
        String day = entries.get(from).id().day();
        int to = from;
        while (to < entries.size()
                && to - from < LARGEST
                && entries.get(to).id().day().equals(day)) {
            to++;
        }
        return to;
    }

    private void write(List<IndexEntry> segment) {
        if (!segment.isEmpty()) {
            segments.write(category, segment);
            after++;
            segment.clear();
        }
    }
}

package dev.playback.cassette.s3;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is known of the recordings of a category, a batch of whole days at a time, in the order of days. Truth is which metadata
 * objects there are; the index only saves reading them one by one. For one thread at a time.
 */
final class IndexReader implements Iterator<IndexReader.Batch> {

    private final IndexSegments segments;
    private final KeyListing listing;
    private final RequestPool pool;
    private final BiFunction<String, String, Optional<IndexEntry>> reader;
    private final String category;
    private final Days days;
    private final List<IndexSegment> unread;
    private final int most;
    private @Nullable String nextDay;

    /**
     * Starts at the first of {@code days}.
     *
     * @param reader knows or reads one recording by day and name, and ETag, for what the index does not have
     * @param most how many recordings make a batch; a day with more is one all the same
     */
    IndexReader(
            IndexSegments segments,
            KeyListing listing,
            RequestPool pool,
            BiFunction<String, String, Optional<IndexEntry>> reader,
            String category,
            Days days,
            int most) {
        this.segments = segments;
        this.listing = listing;
        this.pool = pool;
        this.reader = reader;
        this.category = category;
        this.days = days;
        this.most = most;
        this.unread = new ArrayList<>(segments.list(category, days));
        this.nextDay = days.areEmpty() ? null : days.first();
    }

    /**
     * Some whole days.
     *
     * @param entries of all recordings that are kept, in the order of their ids
     * @param segments that are about these days
     * @param isExact whether the segments say the same as the entries, and nothing twice
     */
    record Batch(List<IndexEntry> entries, List<IndexSegment> segments, boolean isExact) {}

    @Override
    public boolean hasNext() {
        return nextDay != null;
    }

    @Override
    public Batch next() {
        if (nextDay == null) {
            throw new NoSuchElementException();
        }
        List<IndexSegment> group = nextGroup();
        Days wanted = new Days(nextDay, unread.isEmpty() ? days.last() : lastDay(group));
        Map<String, IndexEntry> indexed = read(group, wanted);
        KeyListing.Found found = listing.list(category, wanted, List.copyOf(indexed.keySet()));
        nextDay = found.nextDay() == null && !unread.isEmpty() ? dayAfter(wanted.last()) : found.nextDay();
        List<IndexEntry> entries = entries(found.etags(), indexed);
        boolean isExact = group.stream().mapToInt(IndexSegment::count).sum() == entries.size()
                && entries.equals(List.copyOf(indexed.values()));
        return new Batch(entries, group, isExact);
    }

    /** Takes segments until there is enough for a batch and none of the others is about its days. */
    private List<IndexSegment> nextGroup() {
        List<IndexSegment> group = new ArrayList<>();
        int count = 0;
        while (!unread.isEmpty()
                && (count < most || unread.get(0).days().first().compareTo(lastDay(group)) <= 0)) {
            IndexSegment segment = unread.remove(0);
            group.add(segment);
            count += segment.count();
        }
        return group;
    }

    private static String lastDay(List<IndexSegment> group) {
        return group.stream()
                .map(segment -> segment.days().last())
                .max(String::compareTo)
                .orElse("");
    }

    // No day at all, but after this one and before the next, which is all that is asked of it.
    private static String dayAfter(String day) {
        return day + "~";
    }

    private NavigableMap<String, IndexEntry> read(List<IndexSegment> group, Days wanted) {
        List<Optional<List<IndexEntry>>> contents = segments.read(category, group);
        List<Optional<List<IndexEntry>>> more = List.of();
        if (contents.stream().anyMatch(Optional::isEmpty)) {
            // Most likely merged into another by now.
            Set<IndexSegment> known = new HashSet<>(group);
            known.addAll(unread);
            more = segments.read(
                    category,
                    segments.list(category, wanted).stream()
                            .filter(segment -> !known.contains(segment))
                            .toList());
        }
        NavigableMap<String, IndexEntry> indexed = new TreeMap<>();
        Stream.concat(contents.stream(), more.stream())
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .filter(entry -> wanted.contain(entry.id().day()))
                .forEach(entry -> indexed.put(entry.suffix(), entry));
        return indexed;
    }

    private List<IndexEntry> entries(NavigableMap<String, String> etags, Map<String, IndexEntry> indexed) {
        List<String> unknown = etags.entrySet().stream()
                .filter(kept -> !isCurrent(indexed.get(kept.getKey()), kept.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, IndexEntry> entries = new TreeMap<>(indexed);
        entries.keySet().retainAll(etags.keySet());
        unknown.forEach(entries::remove);
        for (Optional<IndexEntry> entry : pool.map(unknown, suffix -> reader.apply(suffix, etags.get(suffix)))) {
            // Empty if it was deleted since it was listed.
            entry.ifPresent(read -> entries.put(read.suffix(), read));
        }
        return List.copyOf(entries.values());
    }

    // Another content under the same id was deleted and saved anew since it was indexed.
    private static boolean isCurrent(@Nullable IndexEntry entry, String etag) {
        return entry != null && entry.etag().equals(etag);
    }
}

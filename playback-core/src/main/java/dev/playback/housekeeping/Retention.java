package dev.playback.housekeeping;

import dev.playback.cassette.NoSuchRecordingException;
import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings are kept; all others are deleted when it is asked for. What dead processes left behind counts as a recording.
 *
 * @param before deletes what began earlier; null for no such bound
 * @param mostPerCategory keeps that many of each category, the latest ones
 */
public record Retention(@Nullable Instant before, int mostPerCategory) {

    /** Refuses a negative number. */
    public Retention {
        if (mostPerCategory < 0) {
            throw new IllegalArgumentException(
                    "At most %d recordings per category cannot be kept. Give 0 or more.".formatted(mostPerCategory));
        }
    }

    /** Keeps everything. */
    public static Retention ofAll() {
        return new Retention(null, Integer.MAX_VALUE);
    }

    /** Returns this retention without recordings that began before {@code oldest}. One whose beginning is not known goes by its day. */
    public Retention from(Instant oldest) {
        return new Retention(oldest, mostPerCategory);
    }

    /** Returns this retention with the latest {@code most} of each category at most. */
    public Retention atMostPerCategory(int most) {
        return new Retention(before, most);
    }

    /** Lists what {@link #apply} would delete, and deletes nothing. */
    public List<RecordingId> dryRun(TapeCassette cassette) {
        List<String> categories;
        try (Stream<String> all = cassette.categories()) {
            categories = all.toList();
        }
        List<RecordingId> doomed = new ArrayList<>();
        for (String category : categories) {
            doomed.addAll(doomed(category, cassette));
        }
        return doomed;
    }

    /** Deletes what is not kept, one after another, and goes on past those that cannot be deleted. */
    public Applied apply(TapeCassette cassette) {
        List<RecordingId> deleted = new ArrayList<>();
        Map<RecordingId, RuntimeException> failed = new LinkedHashMap<>();
        for (RecordingId id : dryRun(cassette)) {
            try {
                cassette.delete(id);
                deleted.add(id);
            } catch (RuntimeException e) {
                // Where another housekeeper was first, it is gone as it should be.
                if (!(e instanceof NoSuchRecordingException)) {
                    failed.put(id, e);
                }
            }
        }
        return new Applied(deleted, failed);
    }

    private Set<RecordingId> doomed(String category, TapeCassette cassette) {
        RecordingLookup every = RecordingLookup.of(category).includeIncomplete();
        List<RecordingId> all = list(cassette, every);
        Set<RecordingId> doomed = new LinkedHashSet<>(all.subList(0, Math.max(0, all.size() - mostPerCategory)));
        if (before != null) {
            // By day alone where the beginning is not known: what the lookup finds has one.
            Set<RecordingId> kept = new LinkedHashSet<>(list(cassette, every.from(before)));
            RecordingLookup day = RecordingLookup.of(category).from(before);
            all.stream()
                    .filter(id -> !kept.contains(id))
                    .filter(id -> !day.wantsDay(id.day()) || began(cassette, id))
                    .forEach(doomed::add);
        }
        return doomed;
    }

    private static boolean began(TapeCassette cassette, RecordingId id) {
        try {
            return cassette.metadata(id).recordedAt().isPresent();
        } catch (RuntimeException e) {
            // Gone or damaged in between: not ours to judge.
            return false;
        }
    }

    private static List<RecordingId> list(TapeCassette cassette, RecordingLookup lookup) {
        try (Stream<RecordingId> found = cassette.find(lookup)) {
            return found.toList();
        }
    }

    /**
     * What was done.
     *
     * @param deleted in the order in which they were deleted
     * @param failed what could not be deleted, and why
     */
    public record Applied(List<RecordingId> deleted, Map<RecordingId, RuntimeException> failed) {

        /** Copies both. */
        public Applied {
            deleted = List.copyOf(deleted);
            failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
        }
    }
}

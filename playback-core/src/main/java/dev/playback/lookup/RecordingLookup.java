package dev.playback.lookup;

import dev.playback.recording.RecordingMetadata;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings are wanted, and how many of them.
 *
 * @param from when the earliest wanted one began; null for no bound
 * @param to when the latest wanted one began; null for no bound
 * @param where a filter for each named fact
 * @param limit how many at most; 0 is none
 * @param sampleSeed takes a random sample of {@code limit} instead of the earliest, the same for the same seed; null for no sample
 * @param wantsIncomplete whether recordings that end before their operation did are wanted too
 */
public record RecordingLookup(
        String category,
        @Nullable Instant from,
        @Nullable Instant to,
        Map<String, MetadataFilter> where,
        int limit,
        @Nullable Long sampleSeed,
        boolean wantsIncomplete) {

    /** Copies the filters. */
    public RecordingLookup {
        Objects.requireNonNull(category, "category");
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "The limit of a lookup is %d. Give 0 or more, or leave it out.".formatted(limit));
        }
    }

    /** Asks for every complete recording of {@code category}. */
    public static RecordingLookup of(String category) {
        return new RecordingLookup(category, null, null, Map.of(), Integer.MAX_VALUE, null, false);
    }

    /** Returns this lookup for recordings that began at {@code earliest} or later. */
    public RecordingLookup from(Instant earliest) {
        return new RecordingLookup(category, earliest, to, where, limit, sampleSeed, wantsIncomplete);
    }

    /** Returns this lookup for recordings that began at {@code latest} or earlier. */
    public RecordingLookup to(Instant latest) {
        return new RecordingLookup(category, from, latest, where, limit, sampleSeed, wantsIncomplete);
    }

    /** Returns this lookup for recordings whose fact {@code name} also matches {@code filter}. */
    public RecordingLookup where(String name, MetadataFilter filter) {
        Map<String, MetadataFilter> more = new LinkedHashMap<>(where);
        more.merge(name, filter, (one, other) -> value -> one.matches(value) && other.matches(value));
        return new RecordingLookup(category, from, to, more, limit, sampleSeed, wantsIncomplete);
    }

    /** Returns this lookup with at most {@code most} recordings. */
    public RecordingLookup limit(int most) {
        return new RecordingLookup(category, from, to, where, most, sampleSeed, wantsIncomplete);
    }

    /** Returns this lookup for a random sample that is the same for the same seed and recordings. */
    public RecordingLookup randomSample(long seed) {
        return new RecordingLookup(category, from, to, where, limit, seed, wantsIncomplete);
    }

    /** Returns this lookup for recordings that end before their operation did as well. */
    public RecordingLookup includeIncomplete() {
        return new RecordingLookup(category, from, to, where, limit, sampleSeed, true);
    }

    /** Says whether a recording of the category with this metadata is wanted, the limit apart. */
    public boolean matches(RecordingMetadata metadata) {
        if (metadata.incomplete() && !wantsIncomplete) {
            return false;
        }
        if (from != null && metadata.recordedAt().map(at -> at.isBefore(from)).orElse(true)) {
            return false;
        }
        if (to != null && metadata.recordedAt().map(at -> at.isAfter(to)).orElse(true)) {
            return false;
        }
        return where.entrySet().stream()
                .allMatch(fact -> fact.getValue().matches(metadata.facts().get(fact.getKey())));
    }
}

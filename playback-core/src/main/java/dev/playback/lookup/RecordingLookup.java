package dev.playback.lookup;

import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings are wanted, and how many of them. Printed, it tells all that it wants, unless a filter of your own does not.
 *
 * @param from when the earliest wanted one began; null for no bound
 * @param to when the latest wanted one began; null for no bound
 * @param where a filter for each named fact
 * @param limit how many at most; 0 is none
 * @param sampleSeed takes a random sample of {@code limit} instead of the earliest, uniform over all that match, the same for the
 *     same seed and recordings; null for no sample
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

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

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
        more.merge(name, filter, MetadataFilter::and);
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

    /**
     * Says whether a recording is wanted, the limit apart. Bounds of time hold for the day of its id and for when it began; without a
     * known beginning it is in no bounds.
     */
    public boolean matches(RecordingId id, RecordingMetadata metadata) {
        if (!id.category().equals(category) || !wantsDay(id.day())) {
            return false;
        }
        if (metadata.incomplete() && !wantsIncomplete) {
            return false;
        }
        if (from != null || to != null) {
            Instant began = metadata.recordedAt().orElse(null);
            if (began == null || (from != null && began.isBefore(from)) || (to != null && began.isAfter(to))) {
                return false;
            }
        }
        return where.entrySet().stream()
                .allMatch(fact -> fact.getValue().matches(metadata.facts().get(fact.getKey())));
    }

    /** Says whether a recording whose id has this day, written {@code yyyyMMdd}, can be wanted. Days are those of UTC. */
    public boolean wantsDay(String day) {
        return (from == null || day.compareTo(day(from)) >= 0) && (to == null || day.compareTo(day(to)) <= 0);
    }

    /**
     * Returns the wanted ones of {@code candidates} in time order, ties by id, or the sample of them. What a cassette finds is what this
     * returns for all that it holds, hence the same for every cassette.
     */
    public List<RecordingId> select(Stream<Candidate> candidates) {
        return new Selection(this).of(candidates);
    }

    /**
     * Returns a text that is the same for equal lookups and different for different ones; empty if there is a filter that does not
     * print what it wants.
     */
    public Optional<String> text() {
        return where.values().stream().allMatch(Filters::isPrinted) ? Optional.of(toString()) : Optional.empty();
    }

    private static String day(Instant time) {
        // Ids know years from 0 to 9999.
        if (time.isBefore(FIRST)) {
            return "";
        }
        return time.isAfter(LAST) ? "99999999" : DAY.format(time);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("recordings of ").append(Wanted.quoted(category));
        new TreeMap<>(where).forEach((name, filter) -> text.append(", where ")
                .append(Wanted.quoted(name))
                .append(' ')
                .append(filter));
        text.append(from == null ? "" : ", from " + from).append(to == null ? "" : ", to " + to);
        text.append(limit == Integer.MAX_VALUE ? "" : ", limit " + limit);
        text.append(sampleSeed == null ? "" : ", random sample " + sampleSeed);
        return text.append(wantsIncomplete ? ", incomplete ones too" : "").toString();
    }
}

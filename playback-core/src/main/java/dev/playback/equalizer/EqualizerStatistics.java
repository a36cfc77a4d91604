package dev.playback.equalizer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a number of comparisons came to, so far or in the end.
 *
 * @param counts how many there are of each status; every status has a count
 * @param recordedMicros microseconds that the recorded operations took
 * @param replayedMicros microseconds that the replays took
 * @param matchedCalls inputs and outputs that match
 * @param unmatchedCalls inputs and outputs that are unused, missed or extra
 */
public record EqualizerStatistics(
        Map<EqualityStatus, Integer> counts,
        long recordedMicros,
        long replayedMicros,
        long matchedCalls,
        long unmatchedCalls) {

    private static final EqualizerStatistics NONE = new EqualizerStatistics(Map.of(), 0, 0, 0, 0);

    /** Copies the counts. */
    public EqualizerStatistics {
        Map<EqualityStatus, Integer> copy = new EnumMap<>(EqualityStatus.class);
        for (EqualityStatus status : EqualityStatus.values()) {
            copy.put(status, counts.getOrDefault(status, 0));
        }
        counts = Collections.unmodifiableMap(copy);
    }

    /** Returns the statistics of no comparison. */
    public static EqualizerStatistics none() {
        return NONE;
    }

    /** Returns the statistics of {@code comparisons}. */
    public static EqualizerStatistics of(Iterable<Comparison> comparisons) {
        EqualizerStatistics all = NONE;
        for (Comparison comparison : comparisons) {
            all = all.plus(comparison);
        }
        return all;
    }

    /** Returns these with one comparison more. */
    public EqualizerStatistics plus(Comparison comparison) {
        Map<EqualityStatus, Integer> more = new EnumMap<>(counts);
        more.merge(comparison.status(), 1, Integer::sum);
        PlaybackSummary playback = comparison.playback();
        return new EqualizerStatistics(
                more,
                recordedMicros + playback.recordedMicros(),
                replayedMicros + playback.replayedMicros(),
                matchedCalls + playback.inputs().used() + playback.outputs().used(),
                unmatchedCalls
                        + playback.inputs().unmatched()
                        + playback.outputs().unmatched());
    }

    /** Returns how many comparisons there are. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns how many have that status. */
    public int count(EqualityStatus status) {
        return counts.getOrDefault(status, 0);
    }

    /** Returns the share of calls that match, from 0 to 1; 1 if there are none. */
    public double matchRate() {
        long all = matchedCalls + unmatchedCalls;
        return all == 0 ? 1 : (double) matchedCalls / all;
    }

    /** Returns why the run as a whole fails under {@code config}, besides single comparisons; empty if it does not. */
    public List<String> failures(CompareExecutionConfig config) {
        if (matchRate() >= config.minimumMatchRate()) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "Only %.1f %% of %d inputs and outputs match, but at least %.1f %% must. Record anew what changed on"
                        + " purpose, or lower the minimum match rate.",
                100 * matchRate(),
                matchedCalls + unmatchedCalls,
                100 * config.minimumMatchRate()));
    }

    /** Returns the counts in one line. */
    @Override
    public String toString() {
        String parts = counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return total() + " compared" + (parts.isEmpty() ? "" : ": " + parts);
    }
}

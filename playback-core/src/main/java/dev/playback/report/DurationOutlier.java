package dev.playback.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A recording whose replay took far longer or shorter, compared with its recording, than those of the rest of the run.
 *
 * @param index the position of the recording in the run
 * @param ratio the replayed duration divided by the recorded one
 * @param slower whether it is slower than the rest, and not faster
 */
public record DurationOutlier(int index, double ratio, boolean slower) {

    private static final int FEWEST = 10;
    private static final int MOST = 200;
    private static final long SHORTEST_MICROS = 1000;
    private static final double LEAST_FACTOR = 3;
    private static final double SPREADS = 5;
    // Makes the median of deviations comparable to a standard deviation.
    private static final double NORMAL = 1.4826;

    private record Measured(int index, double logarithm) {}

    /**
     * Finds at most 200 of them, the farthest first; none among fewer than ten recordings. What takes under a millisecond both times, or is less
     * than three times off the median, is never one: replays skip the outside world, so all are faster together.
     */
    public static List<DurationOutlier> of(List<ReportedComparison> comparisons) {
        List<Measured> measured = new ArrayList<>();
        for (int index = 0; index < comparisons.size(); index++) {
            ReportedComparison comparison = comparisons.get(index);
            if (comparison.recordedMicros() > 0 && comparison.replayedMicros() > 0) {
                measured.add(new Measured(
                        index, Math.log((double) comparison.replayedMicros() / comparison.recordedMicros())));
            }
        }
        if (measured.size() < FEWEST) {
            return List.of();
        }
        double middle = median(measured.stream().map(Measured::logarithm).toList());
        double spread = NORMAL
                * median(measured.stream()
                        .map(one -> Math.abs(one.logarithm() - middle))
                        .toList());
        double far = Math.max(Math.log(LEAST_FACTOR), SPREADS * spread);
        return measured.stream()
                .filter(one -> Math.abs(one.logarithm() - middle) > far)
                .filter(one -> takesTime(comparisons.get(one.index())))
                .sorted(Comparator.comparing(one -> -Math.abs(one.logarithm() - middle)))
                .limit(MOST)
                .map(one -> new DurationOutlier(one.index(), Math.exp(one.logarithm()), one.logarithm() > middle))
                .toList();
    }

    private static boolean takesTime(ReportedComparison comparison) {
        return Math.max(comparison.recordedMicros(), comparison.replayedMicros()) >= SHORTEST_MICROS;
    }

    private static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}

package dev.playback.studio;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualizerStatistics;
import dev.playback.report.RunReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What came of playing many recordings.
 *
 * @param categories what became of each category, in the order in which they were named
 * @param report the run for people to read; with the comparisons of the earlier run that this one went on from
 * @param failures why the run as a whole fails, besides single comparisons
 * @param ruleWarnings which rules matched nothing and which have expired; the report has these as notes
 * @param wasCancelled whether it ended before all was compared
 */
public record StudioRun(
        Map<String, CategoryOutcome> categories,
        RunReport report,
        List<String> failures,
        List<String> ruleWarnings,
        boolean wasCancelled) {

    /** Copies the categories and both lists. */
    public StudioRun {
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        Objects.requireNonNull(report, "report");
        failures = List.copyOf(failures);
        ruleWarnings = List.copyOf(ruleWarnings);
    }

    /** Returns the comparisons that this run made, category by category. */
    public List<Comparison> comparisons() {
        return categories.values().stream()
                .flatMap(outcome -> outcome instanceof CategoryOutcome.Compared compared
                        ? compared.comparisons().stream()
                        : Stream.<Comparison>empty())
                .toList();
    }

    /** Returns the statistics of the comparisons that this run made. */
    public EqualizerStatistics statistics() {
        return EqualizerStatistics.of(comparisons());
    }

    /** Says whether all was compared and everything is as recorded, and the run as a whole does not fail; true where there was nothing to compare. */
    public boolean isEqual() {
        return !wasCancelled && failures.isEmpty() && report.isEqual();
    }
}

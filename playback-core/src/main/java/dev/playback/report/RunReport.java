package dev.playback.report;

import dev.playback.equalizer.EqualityStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run as a report shows it.
 *
 * @param title what was run
 * @param startedAt when it began
 * @param took how long it took, cut to milliseconds
 * @param comparisons one for each recording, in the order they were made
 * @param brokenCategories categories of which nothing could be run
 * @param notes what else a reader should know, such as a rule that never matched; one sentence each
 * @param rerun a command that runs one recording again, with {@code {id}} where its id goes
 */
public record RunReport(
        String title,
        Instant startedAt,
        Duration took,
        List<ReportedComparison> comparisons,
        List<BrokenCategory> brokenCategories,
        List<String> notes,
        Optional<String> rerun) {

    /** Copies the lists and cuts the duration. */
    public RunReport {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(startedAt, "startedAt");
        took = took.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(rerun, "rerun");
        comparisons = List.copyOf(comparisons);
        brokenCategories = List.copyOf(brokenCategories);
        notes = List.copyOf(notes);
    }

    /** Returns a run of {@code comparisons} with neither broken categories nor notes. */
    public static RunReport of(String title, Instant startedAt, Duration took, List<ReportedComparison> comparisons) {
        return new RunReport(title, startedAt, took, comparisons, List.of(), List.of(), Optional.empty());
    }

    /** Returns this run with these broken categories. */
    public RunReport brokenCategories(List<BrokenCategory> broken) {
        return new RunReport(title, startedAt, took, comparisons, broken, notes, rerun);
    }

    /** Returns this run with these notes. */
    public RunReport notes(List<String> these) {
        return new RunReport(title, startedAt, took, comparisons, brokenCategories, these, rerun);
    }

    /** Returns this run with a command that runs one recording again; {@code {id}} stands for its id. */
    public RunReport rerun(String command) {
        return new RunReport(title, startedAt, took, comparisons, brokenCategories, notes, Optional.of(command));
    }

    /** Returns whether everything is as recorded: each comparison equal, no category broken. */
    public boolean isEqual() {
        return brokenCategories.isEmpty()
                && comparisons.stream().allMatch(comparison -> comparison.status() == EqualityStatus.EQUAL);
    }

    /** Counts the comparisons of each status, all five of them. */
    public Map<EqualityStatus, Integer> totals() {
        return totals(comparisons);
    }

    /** Counts the comparisons of each status for each category, sorted by category. */
    public Map<String, Map<EqualityStatus, Integer>> totalsByCategory() {
        Map<String, List<ReportedComparison>> grouped = new TreeMap<>();
        comparisons.forEach(
                comparison -> grouped.computeIfAbsent(comparison.id().category(), name -> new ArrayList<>())
                        .add(comparison));
        Map<String, Map<EqualityStatus, Integer>> totals = new TreeMap<>();
        grouped.forEach((category, these) -> totals.put(category, totals(these)));
        return totals;
    }

    private static Map<EqualityStatus, Integer> totals(List<ReportedComparison> comparisons) {
        Map<EqualityStatus, Integer> totals = new EnumMap<>(EqualityStatus.class);
        for (EqualityStatus status : EqualityStatus.values()) {
            totals.put(status, 0);
        }
        comparisons.forEach(comparison -> totals.merge(comparison.status(), 1, Integer::sum));
        return totals;
    }
}

package dev.playback.studio;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.recording.RecordingId;
import dev.playback.report.BrokenCategory;
import dev.playback.report.JsonReportWriter;
import dev.playback.report.ReportedComparison;
import dev.playback.report.ReportedFailure;
import dev.playback.report.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the comparisons of a run, those of an earlier run first, and writes each to the JSON report as soon as it is there. Any
 * thread may add.
 */
final class RunJournal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunJournal.class);

    private final StudioPlan plan;
    private final Instant begin;
    private final List<ReportedComparison> earlier;
    private final List<ReportedComparison> comparisons = new ArrayList<>();
    private final @Nullable JsonReportWriter writer;

    RunJournal(StudioPlan plan, Instant begin) {
        this.plan = plan;
        this.begin = begin;
        if (plan.jsonReport().isEmpty()) {
            earlier = List.of();
            writer = null;
            return;
        }
        // What could not be compared is compared again: the trouble may be over.
        earlier =
                JsonReportWriter.earlier(plan.jsonReport().get()).map(RunReport::comparisons).orElse(List.of()).stream()
                        .filter(one -> one.status() != EqualityStatus.EQUALIZER_FAILURE)
                        .toList();
        writer = JsonReportWriter.open(plan.jsonReport().get(), plan.title(), begin, earlier);
        comparisons.addAll(earlier);
    }

    Set<RecordingId> compared() {
        return earlier.stream().map(ReportedComparison::id).collect(Collectors.toSet());
    }

    synchronized void add(Comparison comparison) {
        ReportedComparison reported = ReportedComparison.of(comparison);
        comparisons.add(reported);
        if (writer != null) {
            writer.add(reported);
        }
        try {
            plan.progress().compared(comparison);
        } catch (RuntimeException e) {
            LOG.warn("The progress of the run cannot be shown: {}", e.toString());
        }
    }

    /** Returns the report of the run; a JSON report is put in its place unless the run was cancelled. */
    synchronized RunReport finish(Map<String, CategoryOutcome> outcomes, List<String> remarks, boolean wasCancelled) {
        List<BrokenCategory> broken = new ArrayList<>();
        outcomes.forEach((category, outcome) -> {
            if (outcome instanceof CategoryOutcome.Broken one) {
                broken.add(new BrokenCategory(category, ReportedFailure.of(one.failure())));
            }
        });
        List<String> notes = new ArrayList<>(remarks);
        if (!earlier.isEmpty()) {
            notes.add(
                    "%d of the comparisons were made by an earlier play and taken over from %s. Delete it to compare anew."
                            .formatted(earlier.size(), plan.jsonReport().orElseThrow()));
        }
        if (wasCancelled) {
            notes.add("The run was cancelled before all recordings were compared.");
        }
        RunReport report = new RunReport(
                plan.title(),
                begin,
                Duration.between(begin, plan.clock().instant()),
                comparisons,
                broken,
                notes,
                plan.rerun());
        if (writer != null && !wasCancelled) {
            writer.finish(report);
        }
        return report;
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}

package dev.playback.junit;

import dev.playback.equalizer.CallAccount;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.junit.failure.DifferingOutputs;
import dev.playback.report.HtmlReport;
import dev.playback.report.JsonReport;
import dev.playback.report.ReportException;
import dev.playback.report.ReportedComparison;
import dev.playback.report.ReportedDifference;
import dev.playback.report.ReportedFailure;
import dev.playback.report.RunReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The report of one test class: a page and the same as JSON, in files named after it. Changes over time; for one thread at a time. */
final class RunReports {

    private static final Logger LOG = LoggerFactory.getLogger(RunReports.class);

    private final Class<?> testClass;
    private final Instant startedAt;
    private final List<ReportedComparison> comparisons = new ArrayList<>();

    RunReports(Class<?> testClass, Instant startedAt) {
        this.testClass = testClass;
        this.startedAt = startedAt;
    }

    void add(Comparison comparison) {
        comparisons.add(reported(comparison));
    }

    /** Writes both files; returns the page, or nothing if there is nothing to tell or it cannot be written. */
    Optional<Path> write(Path directory, Instant now, List<String> notes) {
        if (comparisons.isEmpty()) {
            return Optional.empty();
        }
        RunReport report = RunReport.of(testClass.getName(), startedAt, Duration.between(startedAt, now), comparisons)
                .notes(notes)
                .rerun("mvn test -Dtest='%s' -Dplayback.junit.include='{id}'"
                        .formatted(testClass
                                .getName()
                                .substring(testClass.getName().lastIndexOf('.') + 1)));
        Path page = directory.resolve(testClass.getName() + ".html");
        try {
            HtmlReport.write(report, page);
            JsonReport.write(report, directory.resolve(testClass.getName() + ".json"));
            return Optional.of(page);
        } catch (ReportException e) {
            LOG.warn("No report of {}: {}", testClass.getName(), e.getMessage());
            return Optional.empty();
        }
    }

    private static ReportedComparison reported(Comparison comparison) {
        boolean equal = comparison.status() == EqualityStatus.EQUAL;
        // Of what is equal, thousands must fit into memory.
        Optional<DifferingOutputs> outputs = equal || comparison.differences().isEmpty()
                ? Optional.empty()
                : Optional.of(DifferingOutputs.of(comparison));
        return new ReportedComparison(
                comparison.id(),
                comparison.status(),
                Optional.of(comparison.message()).filter(message -> !message.isEmpty()),
                comparison.differences().stream()
                        .map(difference -> new ReportedDifference(
                                difference.path(),
                                difference.kind().name(),
                                Optional.ofNullable(difference.recorded()),
                                Optional.ofNullable(difference.replayed())))
                        .toList(),
                Optional.ofNullable(comparison.failure()).map(ReportedFailure::of),
                comparison.metadata().recordedAt(),
                comparison.playback().recordedMicros(),
                comparison.playback().replayedMicros(),
                calls(comparison.playback().inputs()),
                comparison.playback().notes(),
                outputs.map(DifferingOutputs::recorded),
                outputs.map(DifferingOutputs::replayed));
    }

    private static Map<String, Integer> calls(CallAccount inputs) {
        return Map.of(
                "used", inputs.used(),
                "unused", inputs.unused().size(),
                "missed", inputs.missed().size(),
                "extra", inputs.extra().size());
    }
}

package dev.playback.junit;

import dev.playback.difference.RuleUsage;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualizerStatistics;
import dev.playback.junit.shard.Shard;
import dev.playback.junit.shard.ShardFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of one class: what failed, for the next run; a report; and what a shard did. Changes over time; for one thread at a time. */
final class ClassLog {

    private static final Logger LOG = LoggerFactory.getLogger(ClassLog.class);

    private final Class<?> testClass;
    private final Path directory;
    private final Clock clock;
    private final FailedIds failed;
    private final RunReports report;
    private final RuleUsage usage = new RuleUsage();
    private final List<String> runFailures = new ArrayList<>();
    private EqualizerStatistics statistics = EqualizerStatistics.none();
    private int replayed;
    private int found;
    private String fingerprint = "";

    ClassLog(Class<?> testClass, Path directory, Clock clock) {
        this.testClass = testClass;
        this.directory = directory;
        this.clock = clock;
        this.failed = FailedIds.read(directory, testClass);
        this.report = new RunReports(testClass, clock.instant());
    }

    void end(Comparison comparison, boolean passed) {
        replayed++;
        statistics = statistics.plus(comparison);
        failed.note(comparison.id().toString(), passed);
        report.add(comparison);
    }

    /** Notes what there was for all shards. */
    void found(int recordings, String fingerprintOfAll) {
        found = recordings;
        fingerprint = fingerprintOfAll;
    }

    RuleUsage ruleUsage() {
        return usage;
    }

    /** Returns which rules matched nothing or have expired, with the class they are of. */
    List<String> ruleWarnings() {
        return usage.warnings().stream()
                .map(warning -> testClass.getSimpleName() + ": " + warning)
                .toList();
    }

    /** Returns why the class fails as a whole. */
    List<String> runFailures(CompareExecutionConfig config) {
        runFailures.clear();
        runFailures.addAll(statistics.failures(config));
        return List.copyOf(runFailures);
    }

    Set<String> failedBefore() {
        return failed.all();
    }

    /** Writes all files; returns the page of the report if there is one. */
    Optional<Path> write(Shard shard) {
        failed.write();
        if (!shard.equals(Shard.WHOLE)) {
            try {
                new ShardFile(testClass.getName(), shard, found, fingerprint, replayed)
                        .write(directory.resolve("shards"));
            } catch (IOException e) {
                LOG.error(
                        "{} of {} cannot be noted, so a check of all shards will fail.", shard, testClass.getName(), e);
            }
        }
        List<String> notes = new ArrayList<>(runFailures);
        notes.addAll(usage.warnings());
        return report.write(directory, clock.instant(), notes);
    }
}

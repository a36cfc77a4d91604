package dev.playback.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.TapeCassette;
import dev.playback.difference.ComparisonRules;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.isolation.WorkerDiedException;
import dev.playback.lookup.RecordingLookup;
import dev.playback.report.JsonReport;
import dev.playback.report.ReportedComparison;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays recordings in JVMs of their own, from files. A recorder is enabled for the whole process, so these tests share one thread. */
@Tag("slow")
class StudioInWorkersTests {

    @TempDir
    Path directory;

    private StudioBuilder studio(String... options) {
        String address = directory.toString();
        try (TapeCassette cassette = TapeCassette.at(address)) {
            Readings.record(cassette, 6, 3);
        }
        return PlaybackStudio.over(address, new MeterTuner())
                .categories("Meter", "Broken", "Gauge")
                .lookup(RecordingLookup::of)
                .config(CompareExecutionConfig.standard()
                        .inDedicatedProcess()
                        .recycleRate(50)
                        .parallelism(2))
                .workers(workers -> workers.jvmOptions(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1"))
                        .withJvmOptions(options));
    }

    @Test
    void finds_the_same_as_in_this_jvm() {
        StudioBuilder builder = studio();
        StudioRun there = builder.build().play();
        StudioRun here =
                builder.config(CompareExecutionConfig.standard()).build().play();

        assertThat(here.statistics().count(EqualityStatus.EQUAL)).isEqualTo(9);
        assertThat(there.comparisons()).hasSize(9).allMatch(Comparison::isEqual);
        assertThat(there.report().comparisons()).allSatisfy(one -> {
            assertThat(one.recordedAt()).isPresent();
            assertThat(one.replayedMicros()).isPositive();
        });
    }

    @Test
    void finds_what_changed_there() {
        StudioRun run = studio("-Dmeter.factor=2")
                .config(CompareExecutionConfig.standard().inDedicatedProcess().keepingResults())
                .build()
                .play();

        assertThat(run.statistics().count(EqualityStatus.DIFFERENT)).isEqualTo(5);
        assertThat(run.report().comparisons())
                .filteredOn(one -> one.status() == EqualityStatus.DIFFERENT)
                .allSatisfy(one -> {
                    assertThat(one.differences().get(0).path()).isEqualTo("meter.store[0].args[0]");
                    assertThat(one.expected().orElseThrow()).contains("\"alias\" : \"meter.store\"");
                });
    }

    @Test
    void tells_which_rules_matched_there() {
        StudioRun run = studio("-Dmeter.factor=2")
                .rules(ComparisonRules.none().ignoring("meter.store").ignoring("nowhere"))
                .build()
                .play();

        assertThat(run.comparisons()).hasSize(9).allMatch(Comparison::isEqual);
        assertThat(run.ruleWarnings())
                .containsExactly("The rule 'ignore nowhere' matched nothing. Correct its path or remove it.");
    }

    @Test
    void keeps_all_that_was_told_when_it_is_cancelled_and_goes_on_from_there(@TempDir Path reports) {
        Path file = reports.resolve("run.json");
        Interruption cancelling = Interruption.cancelling(3);
        StudioBuilder builder = studio().resume(file);
        PlaybackStudio studio = builder.progress(cancelling).build();
        cancelling.of(studio);

        StudioRun first = studio.play();
        StudioRun second =
                builder.progress(new Interruption(0, () -> {})).build().play();

        assertThat(first.wasCancelled()).isTrue();
        // What the other worker was about to tell may still be there.
        assertThat(first.comparisons()).hasSizeBetween(3, 4).allMatch(Comparison::isEqual);
        assertThat(first.comparisons().size() + second.comparisons().size()).isEqualTo(9);
        assertThat(JsonReport.read(file).comparisons())
                .extracting(ReportedComparison::id)
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void loses_one_recording_to_an_exit() {
        StudioRun run = studio("-Dmeter.exit=4").build().play();

        assertThat(run.statistics().count(EqualityStatus.EQUAL)).isEqualTo(8);
        assertThat(run.comparisons())
                .filteredOn(one -> one.failure() != null)
                .singleElement()
                .satisfies(one -> assertThat(one.failure())
                        .isInstanceOf(WorkerDiedException.class)
                        .hasMessageContaining("exit code 9"));
    }
}

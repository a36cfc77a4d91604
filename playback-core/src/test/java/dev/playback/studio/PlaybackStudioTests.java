package dev.playback.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.difference.ComparisonRules;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import dev.playback.report.JsonReport;
import dev.playback.report.ReportedComparison;
import dev.playback.report.RunReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorder is enabled for the whole process, so these tests share one thread. */
class PlaybackStudioTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();

    @AfterEach
    void reset() {
        Meter.factor = 1;
    }

    private StudioBuilder studio() {
        return PlaybackStudio.over(cassette, new MeterTuner()).lookup(RecordingLookup::of);
    }

    private List<RecordingId> ids(String category) {
        return cassette.find(category).toList();
    }

    @Nested
    class Plays {

        @Test
        void every_category_and_tells_what_changed() {
            Readings.record(cassette, 5, 3);
            Meter.factor = 2;

            StudioRun run = studio().categories("Meter", "Gauge").build().play();

            assertThat(run.categories().keySet()).containsExactly("Meter", "Gauge");
            // Twice nothing is nothing: the first reading is the same.
            assertThat(run.statistics().count(EqualityStatus.DIFFERENT)).isEqualTo(4);
            assertThat(run.statistics().count(EqualityStatus.EQUAL)).isEqualTo(4);
            assertThat(run.isEqual()).isFalse();
            assertThat(run.report().comparisons()).hasSize(8);
        }

        @Test
        void by_rules_and_tells_which_matched_nothing_in_all_categories() {
            Readings.record(cassette, 3, 2);
            Meter.factor = 2;
            EqualizerTuner tuner = category -> EqualizerTuning.of(Meter.class)
                    .rules(ComparisonRules.parse("ignore meter.store\nignore nowhere until 2020-01-31"));

            StudioRun run = PlaybackStudio.over(cassette, tuner)
                    .lookup(RecordingLookup::of)
                    .categories("Meter", "Gauge")
                    .rules(ComparisonRules.none().ignoring("elsewhere"))
                    .build()
                    .play();

            assertThat(run.isEqual()).isTrue();
            assertThat(run.ruleWarnings())
                    .containsExactly(
                            "The rule 'ignore elsewhere' matched nothing. Correct its path or remove it.",
                            "The rule 'ignore nowhere' expired on 2020-01-31 and no longer counts. Renew or remove it.");
            assertThat(run.report().notes()).isEqualTo(run.ruleWarnings());
        }

        @Test
        void twenty_recordings_of_the_seven_days_before_the_play_by_default() {
            Readings.record(cassette, 25, 0);
            HandClock clock = new HandClock(Clock.systemUTC().instant());
            PlaybackStudio studio = PlaybackStudio.over(cassette, new MeterTuner())
                    .categories("Meter")
                    .clock(clock)
                    .build();

            StudioRun today = studio.play();
            clock.advance(Duration.ofDays(8));
            StudioRun nextWeek = studio.play();

            assertThat(today.comparisons()).hasSize(20);
            assertThat(nextWeek.comparisons()).isEmpty();
        }

        @Test
        void the_recordings_it_is_given_by_category_and_each_once() {
            Readings.record(cassette, 3, 3);
            RecordingId meter = ids("Meter").get(1);
            RecordingId gauge = ids("Gauge").get(2);

            StudioRun run = studio().categories("Meter")
                    .recordings(List.of(meter, gauge, meter))
                    .build()
                    .play();

            assertThat(run.categories().keySet()).containsExactly("Gauge", "Meter");
            assertThat(run.comparisons()).extracting(Comparison::id).containsExactly(gauge, meter);
        }

        @Test
        void nothing_if_it_is_given_no_recordings() {
            Readings.record(cassette, 3, 0);

            StudioRun run = new PlaybackStudio(
                            List.of("Meter"),
                            new MeterTuner(),
                            cassette,
                            null,
                            List.of(),
                            CompareExecutionConfig.standard())
                    .play();

            assertThat(run.comparisons()).isEmpty();
            assertThat(run.categories()).isEmpty();
        }

        @Test
        void categories_together_with_the_same_outcome() {
            Readings.record(cassette, 20, 20);
            Meter.factor = 3;

            StudioRun oneByOne =
                    studio().categories("Meter", "Broken", "Gauge").build().play();
            StudioRun together = studio().categories("Meter", "Broken", "Gauge")
                    .parallelCategories(3)
                    .build()
                    .play();

            assertThat(together.statistics().counts())
                    .isEqualTo(oneByOne.statistics().counts());
            assertThat(together.comparisons())
                    .extracting(Comparison::id)
                    .containsExactlyElementsOf(
                            oneByOne.comparisons().stream().map(Comparison::id).toList());
        }
    }

    @Nested
    class A_broken_category {

        @Test
        void is_a_result_and_stops_no_other() {
            Readings.record(cassette, 0, 2);

            StudioRun run = studio().categories("Broken", "Gauge").build().play();

            assertThat(run.categories().get("Broken"))
                    .isInstanceOfSatisfying(CategoryOutcome.Broken.class, broken -> assertThat(broken.failure())
                            .hasMessage("no tuning for Broken"));
            assertThat(run.report().brokenCategories())
                    .extracting(one -> one.category())
                    .containsExactly("Broken");
            assertThat(run.comparisons()).hasSize(2).allMatch(Comparison::isEqual);
            assertThat(run.isEqual()).isFalse();
        }

        @Test
        void may_be_one_whose_recordings_cannot_be_found() {
            Readings.record(cassette, 0, 2);

            StudioRun run = PlaybackStudio.over(cassette, new MeterTuner())
                    .lookup(category -> RecordingLookup.of(category).limit(category.equals("Meter") ? -1 : 9))
                    .categories("Meter", "Gauge")
                    .build()
                    .play();

            assertThat(run.categories().get("Meter")).isInstanceOf(CategoryOutcome.Broken.class);
            assertThat(run.comparisons()).hasSize(2);
        }
    }

    @Nested
    class Cancelled_and_resumed {

        @TempDir
        Path directory;

        @Test
        void it_compares_what_is_left_and_reports_all() {
            Readings.record(cassette, 10, 5);
            Path file = directory.resolve("run.json");
            Interruption stopping = Interruption.cancelling(4);
            PlaybackStudio studio = studio().categories("Meter", "Gauge")
                    .resume(file)
                    .progress(stopping)
                    .build();
            stopping.of(studio);

            StudioRun first = studio.play();
            StudioRun second =
                    studio().categories("Meter", "Gauge").resume(file).build().play();

            assertThat(first.wasCancelled()).isTrue();
            assertThat(first.isEqual()).isFalse();
            assertThat(first.comparisons()).hasSize(4);
            assertThat(file).exists();
            assertThat(second.comparisons()).hasSize(11);
            assertThat(second.isEqual()).isTrue();
            RunReport report = JsonReport.read(file);
            assertThat(report.comparisons())
                    .extracting(ReportedComparison::id)
                    .hasSize(15)
                    .doesNotHaveDuplicates();
            assertThat(report).isEqualTo(second.report());
            assertThat(report.notes())
                    .contains("4 of the comparisons were made by an earlier play and taken over from " + file
                            + ". Delete it to compare anew.");
        }

        @Test
        void it_compares_again_what_could_not_be_compared() {
            Readings.record(cassette, 2, 0);
            Path file = directory.resolve("run.json");
            List<RecordingId> ids = new ArrayList<>(ids("Meter"));
            RecordingId gone = new RecordingId("Meter", "20260101", "gone");
            ids.add(gone);

            StudioRun first = studio().recordings(ids).resume(file).build().play();
            StudioRun second = studio().recordings(ids).resume(file).build().play();

            assertThat(first.statistics().count(EqualityStatus.EQUALIZER_FAILURE))
                    .isEqualTo(1);
            assertThat(second.comparisons()).extracting(Comparison::id).containsExactly(gone);
            assertThat(second.report().comparisons()).hasSize(3);
        }

        @Test
        void by_an_interrupt_it_keeps_what_it_has_and_the_interrupt() {
            Readings.record(cassette, 10, 0);
            Interruption interrupting =
                    new Interruption(3, () -> Thread.currentThread().interrupt());

            StudioRun run =
                    studio().categories("Meter").progress(interrupting).build().play();
            boolean interrupted = Thread.interrupted();

            assertThat(interrupted).isTrue();
            assertThat(run.wasCancelled()).isTrue();
            assertThat(run.comparisons()).hasSize(3);
        }
    }

    @Test
    void says_what_replays_in_other_jvms_need() {
        PlaybackStudio studio = studio().config(
                        CompareExecutionConfig.standard().inDedicatedProcess())
                .build();

        assertThatThrownBy(studio::play)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Replays in JVMs of their own need a cassette that can be opened there, and %s was given as an object. Name it by its address.",
                        cassette);
    }

    @Test
    void fails_as_a_whole_below_the_minimum_match_rate() {
        Readings.record(cassette, 2, 0);

        StudioRun run = studio().recordings(List.of(
                        new RecordingId("Meter", "20260101", "gone"),
                        ids("Meter").get(0)))
                .config(CompareExecutionConfig.standard().minimumMatchRate(1))
                .build()
                .play();

        assertThat(run.failures()).isEmpty();
        assertThat(run.isEqual()).isFalse();
    }
}

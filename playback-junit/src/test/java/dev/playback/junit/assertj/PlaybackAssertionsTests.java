package dev.playback.junit.assertj;

import static dev.playback.junit.assertj.PlaybackAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.Playback;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class PlaybackAssertionsTests {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final TapeCassette cassette = new InMemoryTapeCassette();
    private final TapePlayer player = TapePlayer.over(cassette, Kiosk.class);
    private RecordingId id;

    @BeforeEach
    void record() {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new Kiosk().sell("paper");
        }
        try (Stream<RecordingId> ids = cassette.find("Kiosk")) {
            id = ids.findFirst().orElseThrow();
        }
    }

    @AfterEach
    void restoreCode() {
        Kiosk.tax = 0;
    }

    @Nested
    class A_comparison {
        @Test
        void is_equal() {
            assertThat(comparison()).isEqual().hasNoMissingCalls().tookAtMost(LONG);
        }

        @Test
        void that_differs_fails_with_both_sides() {
            Kiosk.tax = 3;

            assertThatThrownBy(() -> assertThat(comparison()).isEqual())
                    .isInstanceOfSatisfying(AssertionFailedError.class, failure -> {
                        assertThat(failure.getMessage()).contains("is DIFFERENT, where EQUAL was expected", "5 -> 8");
                        assertThat(failure.getExpected().getStringRepresentation())
                                .contains("\"price\" : 5");
                        assertThat(failure.getActual().getStringRepresentation())
                                .contains("\"price\" : 8");
                    });
        }

        @Test
        void differs_at_paths() {
            Kiosk.tax = 3;

            assertThat(comparison())
                    .hasStatus(EqualityStatus.DIFFERENT)
                    .differsAt("operation[0].result.price")
                    .differsOnlyAt("operation[0].result", "kiosk.print[0]");
        }

        @Test
        void that_does_not_differ_there_says_where_it_does() {
            Kiosk.tax = 3;

            assertThatThrownBy(() -> assertThat(comparison()).differsAt("operation[0].result.pri"))
                    .hasMessageContaining("does not differ at operation[0].result.pri.")
                    .hasMessageContaining("operation[0].result.price");
        }

        @Test
        void that_differs_elsewhere_as_well_fails() {
            Kiosk.tax = 3;

            assertThatThrownBy(() -> assertThat(comparison()).differsOnlyAt("operation[0]"))
                    .hasMessageContaining("also differs at [kiosk.print[0].args[0]: 5 -> 8]");
        }

        @Test
        void that_took_too_long_fails() {
            assertThatThrownBy(() -> assertThat(comparison()).tookAtMost(Duration.ofNanos(-1)))
                    .hasMessageContaining("which is longer than");
        }
    }

    @Nested
    class A_playback {
        @Test
        void tells_inputs_and_outputs() {
            Playback playback = playback();

            assertThat(playback)
                    .hasNoMissingCalls()
                    .hasNoLiveCalls()
                    .usedAllInputs()
                    .usedInput("kiosk.price")
                    .tookAtMost(LONG)
                    .output("kiosk.print")
                    .singleElement()
                    .satisfies(arguments -> assertThat(arguments).hasToString("[5]"));
        }

        @Test
        void whose_outputs_differ_is_named() {
            Playback playback = playback();

            assertThatThrownBy(() -> assertThat(playback).output("kiosk.print").hasSize(2))
                    .hasMessageContaining("[arguments of the outputs 'kiosk.print' of "
                            + playback.recording().id() + "]");
        }

        @Test
        void without_an_input_says_which_there_are() {
            assertThatThrownBy(() -> assertThat(playback()).usedInput("kiosk.weight"))
                    .hasMessageContaining("never asked for 'kiosk.weight'. It asked for [kiosk.price].");
        }

        @Test
        void without_an_output_says_which_there_are() {
            assertThatThrownBy(() -> assertThat(playback()).output("kiosk.send"))
                    .hasMessageContaining("made no output 'kiosk.send'. It made [kiosk.print].");
        }
    }

    @Nested
    class A_recording {
        @Test
        void tells_what_is_in_it() {
            assertThat(recording())
                    .isComplete()
                    .hasInput("kiosk.price")
                    .hasOutput("kiosk.print")
                    .hasFact("playback.operationMethod", "sell")
                    .tookAtMost(LONG);
        }

        @Test
        void fails_for_what_is_not() {
            assertThatThrownBy(() -> assertThat(recording()).hasInput("kiosk.weight"))
                    .hasMessageContaining("has no INPUT 'kiosk.weight', only [kiosk.price].");
            assertThatThrownBy(() -> assertThat(recording()).threw()).hasMessageContaining("returned {");
            assertThatThrownBy(() -> assertThat(recording()).hasFact("playback.operationMethod", "buy"))
                    .hasMessageContaining("The fact 'playback.operationMethod' of " + id + " is sell.");
        }

        private Recording recording() {
            return cassette.load(id);
        }
    }

    @Test
    void soft_assertions_tell_all_failures() {
        Kiosk.tax = 3;
        SoftPlaybackAssertions softly = new SoftPlaybackAssertions();

        softly.assertThat(comparison()).isEqual();
        softly.assertThat(playback()).usedInput("kiosk.weight");

        assertThatThrownBy(softly::assertAll)
                .hasMessageContaining("is DIFFERENT")
                .hasMessageContaining("kiosk.weight");
    }

    @Nested
    class Recursively {
        @Test
        void results_are_compared_as_objects() {
            Kiosk.tax = 3;

            assertThat(recursively(new RecursiveComparisonConfiguration())).differsOnlyAt("operation[0].result.price");
        }

        @Test
        void what_the_configuration_ignores_is_equal() {
            Kiosk.tax = 3;

            RecursiveComparisonConfiguration configuration = new RecursiveComparisonConfiguration();
            configuration.ignoreFields("price");

            assertThat(recursively(configuration)).isEqual();
        }

        private Comparison recursively(RecursiveComparisonConfiguration configuration) {
            return new Equalizer(List.of(id), player, Kiosk::new)
                    .comparing(RecursiveComparison.ofResults(Kiosk.Sale.class, configuration))
                    .compare()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Comparison comparison() {
        return new Equalizer(List.of(id), player, Kiosk::new)
                .config(CompareExecutionConfig.standard().keepingResults())
                .compare()
                .findFirst()
                .orElseThrow();
    }

    private Playback playback() {
        return player.play(id, Kiosk::new);
    }
}

package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.report.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What a test class and its settings say about comparing. */
@Isolated
class TuningTests {

    @TempDir
    private Path directory;

    private Tape tape;

    @BeforeEach
    void start() {
        tape = new Tape(directory);
    }

    @AfterEach
    void restore() {
        Till.rate = 1.5;
        Till.step = 0;
    }

    private void passes(Class<?> testClass, int recordings) {
        tape.kit().run(testClass).testEvents().assertStatistics(events -> events.succeeded(recordings)
                .failed(0));
    }

    private List<String> notes(Class<?> testClass) {
        return JsonReport.read(directory.resolve("reports").resolve(testClass.getName() + ".json"))
                .notes();
    }

    @Nested
    class What_may_differ {

        @BeforeEach
        void change() {
            tape.record(1, 2);
            Till.rate = 1.6;
        }

        @Test
        void is_named_by_paths_of_the_annotation() {
            passes(TunedPlays.IgnoresPath.class, 2);
        }

        @Test
        void is_declared_by_annotations_of_the_class() {
            passes(TunedPlays.Declares.class, 2);
        }

        @Test
        void is_declared_by_annotations_of_the_method() {
            new Kit("junit-jupiter", tape.kit().parameters())
                    .run(TunedPlays.OnMethod.class)
                    .testEvents()
                    .assertStatistics(events -> events.succeeded(2).failed(0));
        }

        @Test
        void stands_in_a_file_that_all_share() throws IOException {
            Path rules = Files.writeString(directory.resolve("shared.rules"), "ignore operation[*].result\n");

            tape.kit()
                    .with("playback.compare.rules", rules.toString())
                    .run(TunedPlays.RulesMember.class)
                    .testEvents()
                    .assertStatistics(events -> events.succeeded(2).failed(0));
            assertThat(notes(TunedPlays.RulesMember.class))
                    .containsExactly("The rule 'ignore elsewhere' matched nothing. Correct its path or remove it.");
        }

        @Test
        @Tag("slow")
        void is_known_to_workers_which_tell_what_matched() {
            // Another JVM has the old rate.
            passes(TunedPlays.DeclaresInProcess.class, 2);

            assertThat(notes(TunedPlays.DeclaresInProcess.class))
                    .containsExactly(
                            "The rule 'ignore nowhere.at.all' matched nothing. Correct its path or remove it.");
        }
    }

    @Test
    void an_expired_rule_and_one_that_matched_nothing_are_told_in_the_report() {
        tape.record(1);
        Till.rate = 1.6;

        assertThat(Kit.failure(tape.kit().run(TunedPlays.Outdated.class)))
                .hasMessageContaining("operation[0].result: 6.0 -> 6.4");
        assertThat(notes(TunedPlays.Outdated.class))
                .containsExactly(
                        "The rule 'ignore nowhere.at.all' matched nothing. Correct its path or remove it.",
                        "The rule 'ignore operation[*].result' (the old rate) expired on 2020-01-31 and no longer counts."
                                + " Renew or remove it.");
    }

    @Nested
    class A_tuner {

        @Test
        void says_how_recordings_are_compared() {
            tape.record(1, 2);
            Till.rate = 3;

            passes(TunedPlays.Tuned.class, 2);
        }

        @Test
        void that_fails_is_the_failure_of_the_recording() {
            tape.record(1);

            assertThat(Kit.failure(tape.kit().run(TunedPlays.TunerFails.class)))
                    .hasMessage(
                            "The tuner " + TunedPlays.Failing.class.getName()
                                    + " has no tuning of the category Till: java.lang.IllegalStateException: no tuning for Till");
        }

        @Test
        void leaves_nothing_to_members_that_say_the_same() {
            tape.record(1);

            assertThat(Kit.failure(tape.kit().run(TunedPlays.TunedTwice.class)))
                    .hasMessage(
                            "@PlaybackTest names the tuner Doubled, and there is a member of type Comparator as well. Keep one.");
        }
    }

    @Nested
    class A_run_as_a_whole {

        @Test
        void fails_where_too_few_calls_match() {
            tape.record(1, 2);
            Till.step = 1;

            EngineExecutionResults results =
                    tape.kit().with("playback.compare.match-rate", "0.9").run(Plays.All.class);

            results.testEvents().assertStatistics(events -> events.failed(3));
            assertThat(Kit.names(results.testEvents().failed())).contains("match rate");
            assertThat(notes(Plays.All.class))
                    .singleElement()
                    .asString()
                    .startsWith("Only 0.0 % of 4 inputs and outputs match, but at least 90.0 % must.");
        }

        @Test
        void fails_so_in_jupiter_too() {
            tape.record(1, 2);
            Till.step = 1;

            EngineExecutionResults results = new Kit("junit-jupiter", tape.kit().parameters())
                    .with("playback.compare.match-rate", "0.9")
                    .run(JupiterPlays.TakesNothing.class);

            assertThat(Kit.names(results.testEvents().failed())).hasSize(3).contains("match rate");
        }

        @Test
        void passes_where_enough_match() {
            tape.record(1, 2);

            tape.kit()
                    .with("playback.compare.match-rate", "1")
                    .run(Plays.All.class)
                    .testEvents()
                    .assertStatistics(events -> events.succeeded(2).failed(0));
        }
    }

    @Nested
    class The_isolation {

        @Test
        @Tag("slow")
        void of_all_classes_is_a_setting() {
            tape.record(1);
            // Only in this JVM.
            Till.rate = 7;

            tape.kit()
                    .with("playback.isolation", "process")
                    .run(Plays.All.class)
                    .testEvents()
                    .assertStatistics(events -> events.succeeded(1).failed(0));
        }

        @Test
        void that_is_none_is_refused() {
            tape.record(1);

            assertThat(Kit.failure(
                            tape.kit().with("playback.isolation", "thread").run(Plays.All.class)))
                    .hasMessage("'thread' cannot be the value of playback.isolation. Give 'process' or 'none'.");
        }
    }
}

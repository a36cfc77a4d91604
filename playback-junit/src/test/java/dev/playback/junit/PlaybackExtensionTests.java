package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.equalizer.EqualityStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.opentest4j.AssertionFailedError;

@Isolated
class PlaybackExtensionTests {

    private Tape tape;

    @BeforeEach
    void start(@TempDir Path directory) {
        tape = new Tape(directory);
        JupiterPlays.SEEN.clear();
    }

    @AfterEach
    void restoreRate() {
        Till.rate = 1.5;
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                JupiterPlays.TakesNothing.class,
                JupiterPlays.HasInstance.class,
                JupiterPlays.Meta.class,
                JupiterPlays.InheritsMethod.class
            })
    void each_recording_is_an_invocation(Class<?> testClass) {
        List<String> ids = tape.record(1, 2, 3);

        EngineExecutionResults results = run(testClass);

        assertThat(Kit.started(results)).isEqualTo(ids);
        results.testEvents().assertStatistics(events -> events.succeeded(3));
    }

    @Test
    void one_instance_for_all_methods_will_do() {
        tape.record(1, 2);

        run(JupiterPlays.PerClass.class).testEvents().assertStatistics(events -> events.succeeded(3));
    }

    @Test
    void a_nested_class_uses_the_factory_of_the_class_around_it() {
        tape.record(1);

        run(JupiterPlays.Outer.class).testEvents().assertStatistics(events -> events.succeeded(1));
        assertThat(JupiterPlays.SEEN).containsExactly("factory of the outer class");
    }

    @Test
    void a_method_gets_what_it_asks_for_beside_what_others_give() {
        List<String> ids = tape.record(1);

        EngineExecutionResults results = run(JupiterPlays.TakesAll.class);

        assertThat(Kit.failure(results)).hasMessageContaining("did not reach an operation");
        assertThat(JupiterPlays.SEEN).hasSize(3).allSatisfy(id -> assertThat(id).hasToString(ids.get(0)));
    }

    @Test
    void a_call_that_runs_for_real_between_replays_fails_the_invocation_that_finds_it() {
        tape.record(1);

        assertThat(Kit.failure(run(JupiterPlays.LeavesWorkBehind.class)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("between two replays");
    }

    @Nested
    class Changed_code {

        @BeforeEach
        void change() {
            tape.record(2);
            Till.rate = 2;
        }

        @ParameterizedTest
        @ValueSource(classes = {JupiterPlays.TakesNothing.class, JupiterPlays.IgnoresComparison.class})
        void fails_by_itself_where_nobody_looks(Class<?> testClass) {
            assertThat(Kit.failure(run(testClass)))
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessageContaining("operation[0].result: 12.0 -> 16.0");
        }

        @Test
        void is_left_to_a_method_that_looks() {
            run(JupiterPlays.LooksAtComparison.class).testEvents().assertStatistics(events -> events.succeeded(1));

            assertThat(JupiterPlays.SEEN).containsExactly(EqualityStatus.DIFFERENT);
        }

        @Test
        void does_not_hide_what_the_method_throws() {
            Throwable failure = Kit.failure(run(JupiterPlays.FailsItself.class));

            assertThat(failure).hasMessage("the method's own");
            assertThat(failure.getSuppressed()).singleElement().satisfies(which -> assertThat(which)
                    .hasMessageStartingWith("It was about recording Till/")
                    .hasMessageContaining(". Run only this one: mvn test -Dtest='JupiterPlays$FailsItself'"));
        }
    }

    @Test
    void a_replay_that_takes_too_long_fails() {
        tape.record(1);

        assertThat(Kit.failure(run(JupiterPlays.NeverEnds.class)))
                .hasMessageContaining("was not compared within 0.02 s");
    }

    @Nested
    class Without_recordings {
        @Test
        void a_method_fails() {
            assertThat(Kit.failure(run(JupiterPlays.TakesNothing.class)))
                    .hasMessageStartingWith("No recordings of [Till]");
        }

        @Test
        void a_method_is_skipped_if_that_is_allowed() {
            assertThat(Kit.skipReason(run(JupiterPlays.MayBeEmpty.class))).startsWith("No recordings of [Till]");
        }

        @Test
        void left_by_the_filter_a_method_is_skipped() {
            tape.record(1);

            EngineExecutionResults results =
                    kit().with("playback.junit.include", "none").run(JupiterPlays.TakesNothing.class);

            assertThat(Kit.skipReason(results)).contains("None of 1 recordings is left");
        }
    }

    @Test
    void a_mistake_is_one_failing_test() {
        EngineExecutionResults results = run(JupiterPlays.Misconfigured.class);

        results.testEvents().assertStatistics(events -> events.succeeded(1).failed(1));
        assertThat(Kit.failure(results)).hasMessageContaining("has no operation 'reffund'");
    }

    private Kit kit() {
        return new Kit("junit-jupiter", tape.kit().parameters());
    }

    private EngineExecutionResults run(Class<?> testClass) {
        return kit().run(testClass);
    }
}

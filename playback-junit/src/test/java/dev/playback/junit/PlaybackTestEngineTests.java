package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.opentest4j.AssertionFailedError;

class PlaybackTestEngineTests {

    private Tape tape;

    @BeforeEach
    void start(@TempDir Path directory) {
        tape = new Tape(directory);
    }

    @AfterEach
    void restoreRate() {
        Till.rate = 1.5;
        Till.step = 0;
    }

    @Nested
    class Each_recording {
        @Test
        void is_a_test() {
            tape.record(1, 2, 3);

            tape.kit().run(Plays.All.class).testEvents().assertStatistics(events -> events.started(3)
                    .succeeded(3));
        }

        @Test
        void is_registered_below_its_class_as_it_is_found() {
            List<String> ids = tape.record(1);

            EngineExecutionResults results = tape.kit().run(Plays.All.class);

            assertThat(results.allEvents().filter(event -> event.getType() == EventType.DYNAMIC_TEST_REGISTERED))
                    .singleElement()
                    .extracting(Event::getTestDescriptor)
                    .returns(ids.get(0), TestDescriptor::getDisplayName)
                    .returns("All", leaf -> leaf.getParent().orElseThrow().getDisplayName());
        }

        @Test
        void has_the_source_that_every_surefire_counts() {
            tape.record(1);

            MethodSource source = (MethodSource)
                    leaf(tape.kit().run(Plays.All.class)).getSource().orElseThrow();

            assertThat(source.getClassName()).isEqualTo(Plays.All.class.getName());
            assertThat(source.getMethodName()).isEqualTo("All");
            assertThat(source.getMethodParameterTypes()).isEqualTo("dev.playback.recording.Recording");
        }

        @Test
        void reports_its_id_place_and_status() {
            List<String> ids = tape.record(1);

            EngineExecutionResults results = tape.kit().run(Plays.All.class);

            assertThat(results.testEvents().reportingEntryPublished().list())
                    .singleElement()
                    .satisfies(
                            event -> assertThat(event.getPayload().orElseThrow().toString())
                                    .contains(ids.get(0), "recording.uri", "EQUAL"));
        }
    }

    @Test
    void a_replay_that_takes_too_long_fails_and_the_next_one_runs() {
        List<String> ids = tape.record(1, 2);

        EngineExecutionResults results = tape.kit().run(Plays.NeverEnds.class);

        assertThat(Kit.started(results)).isEqualTo(ids);
        results.testEvents().assertStatistics(events -> events.failed(2));
        results.testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .forEach(result -> assertThat(result.getThrowable().orElseThrow())
                        .hasMessageContaining("was not compared within 0.02 s")
                        .hasMessageContaining("CountDownLatch.await"));
    }

    @Nested
    class Changed_code {
        @Test
        void fails_with_path_expected_and_actual_and_no_frames() {
            tape.record(2);
            Till.rate = 2;

            AssertionFailedError failure =
                    (AssertionFailedError) Kit.failure(tape.kit().run(Plays.All.class));

            assertThat(failure.getMessage()).contains("operation[0].result: 12.0 -> 16.0");
            assertThat(failure.getExpected().getStringRepresentation()).isEqualToNormalizingNewlines("""
                            {
                              "operation[0]" : {
                                "result" : 12.0
                              }
                            }""");
            assertThat(failure.getActual().getStringRepresentation()).contains("\"result\" : 16.0");
            assertThat(failure.getStackTrace()).isEmpty();
        }

        @Test
        void fails_with_where_it_was_recorded_and_how_to_run_it_alone() {
            String id = tape.record(2).get(0);
            Till.rate = 2;

            assertThat(Kit.failure(tape.kit().run(Plays.All.class)).getMessage())
                    .startsWith("Recording " + id + " is DIFFERENT:\n")
                    .contains("It was recorded at 2")
                    .contains(" by dev.playback.junit.Till.charge on ")
                    .contains(" and is in " + tape.cassette() + "\nRun only this one: ")
                    .endsWith("mvn test -Dtest='Plays$All' -Dplayback.junit.include='" + id + "'");
        }

        @Test
        void that_asks_for_more_than_was_recorded_throws_that_and_names_the_recording() {
            String id = tape.record(2).get(0);
            Till.step = 1;

            Throwable failure = Kit.failure(tape.kit().run(Plays.All.class));

            assertThat(failure).hasMessageContaining("till.price").isNotInstanceOf(AssertionFailedError.class);
            assertThat(failure.getStackTrace()).isNotEmpty();
            assertThat(failure.getSuppressed()).singleElement().satisfies(place -> assertThat(place)
                    .hasMessageContaining("playback.junit.include='" + id + "'"));
        }

        @Test
        void fails_if_a_recorded_exception_is_gone() {
            recordClosed();

            assertThat(Kit.failure(tape.kit().run(Plays.All.class))).hasMessageContaining("is FIXED");
        }

        @Test
        void passes_if_a_recorded_exception_is_gone_and_that_is_wanted() {
            recordClosed();

            tape.kit().run(Plays.FixedPasses.class).testEvents().assertStatistics(events -> events.succeeded(1));
        }

        private void recordClosed() {
            Till.rate = -1;
            tape.record(() -> {
                try {
                    new Till().refund(1);
                } catch (IllegalStateException closed) {
                    // Recorded.
                }
            });
            Till.rate = 1.5;
        }
    }

    @Nested
    class Discovery {
        @Test
        void reads_nothing_and_finds_no_fault() {
            EngineDiscoveryResults results = EngineTestKit.engine("playback")
                    .configurationParameter("playback.cassette", "/no/such/place")
                    .selectors(selectClass(Plays.All.class), selectClass(Plays.TwoCassettes.class))
                    .discover();

            assertThat(results.getDiscoveryIssues()).isEmpty();
            assertThat(results.getEngineDescriptor().getChildren()).hasSize(2).allSatisfy(found -> {
                assertThat(found.getChildren()).isEmpty();
                assertThat(found.mayRegisterTests()).isTrue();
            });
        }

        @Test
        void warns_of_a_class_that_two_engines_run() {
            EngineDiscoveryResults results = EngineTestKit.engine("playback")
                    .selectors(selectClass(Plays.BothLevels.class))
                    .discover();

            assertThat(results.getDiscoveryIssues()).singleElement().satisfies(issue -> assertThat(issue.toString())
                    .contains("WARNING", "@PlaybackTest on the class"));
        }
    }

    @Nested
    class Annotations_of_jupiter {
        @Test
        void disable_with_their_reason() {
            tape.record(1);

            assertThat(Kit.skipReason(tape.kit().run(Plays.Off.class))).isEqualTo("until the till is back");
        }

        @Test
        void disable_a_class_before_its_mistakes_are_looked_for() {
            assertThat(Kit.skipReason(tape.kit().run(Plays.OffAndMisconfigured.class)))
                    .isEqualTo("until somebody mends it");
        }

        @Test
        void name_the_class() {
            tape.record(1);

            assertThat(Kit.names(
                            tape.kit().run(Plays.Tagged.class).containerEvents().started()))
                    .contains("The till");
        }
    }

    @Test
    void a_recording_that_is_listed_twice_runs_once_and_is_told() {
        String id = tape.record(1).get(0);
        Plays.LISTED_TWICE.save(tape.cassette().load(RecordingId.parse(id)));

        EngineExecutionResults results = tape.kit().run(Plays.ListsTwice.class);

        results.testEvents().assertStatistics(events -> events.succeeded(1).failed(1));
        assertThat(Kit.failure(results)).hasMessageContaining("lists recording " + id + " twice");
    }

    @Test
    void a_call_that_runs_for_real_between_replays_fails_its_class() {
        tape.record(1, 2);

        EngineExecutionResults results = tape.kit().run(Plays.LeavesWorkBehind.class);

        results.testEvents().assertStatistics(events -> events.succeeded(2).failed(1));
        assertThat(Kit.failure(results))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContainingAll(
                        "till.price (Till.price) ran for real on thread 'left behind' between two replays, and at least",
                        "Intercept.live");
    }

    @Test
    void trouble_in_one_class_does_not_touch_another() {
        tape.record(1);

        EngineExecutionResults results =
                tape.kit().run(selectClass(Plays.TwoFactories.class), selectClass(Plays.All.class));

        results.testEvents().assertStatistics(events -> events.failed(1).succeeded(1));
    }

    @Test
    void recordings_run_in_parallel_if_asked() {
        tape.record(1, 2, 3, 4, 5, 6);

        EngineExecutionResults results = tape.kit()
                .with("playback.junit.execution.parallel.enabled", "true")
                .with("playback.junit.execution.parallel.config.strategy", "fixed")
                .with("playback.junit.execution.parallel.config.fixed.parallelism", "3")
                .run(Plays.All.class);

        results.testEvents().assertStatistics(events -> events.started(6).succeeded(6));
    }

    private static TestDescriptor leaf(EngineExecutionResults results) {
        return results.testEvents().started().list().get(0).getTestDescriptor();
    }
}

package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.TapeCassette;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class RecordingListingTests {

    private Tape tape;

    @BeforeEach
    void start(@TempDir Path directory) {
        tape = new Tape(directory);
    }

    @AfterEach
    void restoreRate() {
        Till.rate = 1.5;
    }

    @Nested
    class The_annotation {
        @Test
        void limits() {
            List<String> ids = tape.record(1, 2, 3);

            assertThat(started(Plays.Limited.class)).isEqualTo(ids.subList(0, 2));
        }

        @Test
        void takes_one_method_of_several() {
            tape.record(() -> {
                new Till().charge(1);
                new Till().refund(2);
            });

            assertThat(started(Plays.OneMethod.class)).hasSize(1);
            assertThat(started(Plays.All.class)).hasSize(2);
        }

        @Test
        void filters_by_facts() {
            tape.record(() -> {
                new Till().charge(1);
                new Till().refund(2);
                new Till().refund(3);
            });

            assertThat(started(Plays.Where.class)).hasSize(2);
        }

        @Test
        void bounds_the_time() {
            tape.record(1, 2);

            assertThat(started(Plays.Since.class)).hasSize(2);
            assertThat(Kit.failure(run(Plays.SinceFuture.class)))
                    .hasMessageContaining("There are others of this category, such as Till/");
        }

        @Test
        void names_the_cassette_by_a_field() {
            try (TapeCassette ours = tape.cassette()) {
                tape.record(1, 2);
                tape.ids("Till").forEach(id -> copy(ours, id));
            }

            assertThat(started(Plays.CassetteField.class)).hasSize(2);
        }

        private void copy(TapeCassette from, String id) {
            Plays.CassetteField.cassette.save(from.load(RecordingId.parse(id)));
        }

        @Test
        void leaves_the_lookup_to_a_member() {
            List<String> ids = tape.record(1, 2, 3);

            assertThat(started(Plays.LookupMember.class)).containsExactly(ids.get(0));
        }

        @Test
        void leaves_the_instance_to_a_factory_that_takes_the_recording() {
            List<String> ids = tape.record(1);

            run(Plays.FactoryTakesRecording.class).testEvents().assertStatistics(events -> events.succeeded(1));
            assertThat(Plays.FactoryTakesRecording.seen).isEqualTo(ids.get(0));
        }
    }

    @Nested
    class Nothing_found {
        @Test
        void fails() {
            assertThat(Kit.failure(run(Plays.All.class)))
                    .hasMessage(
                            "No recordings of [Till] in %s. Record some, or set the cassette of @PlaybackTest or"
                                    + " playback.cassette.",
                            tape.cassette());
        }

        @Test
        void is_a_skipped_test_if_allowed() {
            assertThat(Kit.skipReason(run(Plays.MayBeEmpty.class))).startsWith("No recordings of [Till]");
        }

        @Test
        void is_a_skipped_test_if_the_run_allows_it() {
            EngineExecutionResults results =
                    tape.kit().with("playback.junit.empty", "skip").run(Plays.All.class);

            assertThat(Kit.skipReason(results)).startsWith("No recordings of [Till]");
        }
    }

    @Nested
    class A_run {
        @Test
        void includes_by_id_or_name_with_wildcards() {
            List<String> ids = tape.record(1, 2, 3);
            String name = ids.get(2).substring(ids.get(2).lastIndexOf('/') + 1);

            EngineExecutionResults results = tape.kit()
                    .with("playback.junit.include", ids.get(0) + ", " + name.substring(0, name.length() - 2) + "*")
                    .run(Plays.All.class);

            assertThat(Kit.started(results)).contains(ids.get(0), ids.get(2)).doesNotContain(ids.get(1));
        }

        @Test
        void includes_by_tags_of_recordings() {
            String plain = tape.record(1).get(0);
            String tagged = tag(plain, "smoke,slow");

            assertThat(Kit.started(
                            tape.kit().with("playback.junit.tags", "smoke").run(Plays.All.class)))
                    .containsExactly(tagged);
            assertThat(Kit.started(
                            tape.kit().with("playback.junit.tags", "!slow").run(Plays.All.class)))
                    .containsExactly(plain);
        }

        private String tag(String id, String tags) {
            Recording recording = tape.cassette().load(RecordingId.parse(id));
            RecordingId copy = new RecordingId(
                    recording.id().category(),
                    recording.id().day(),
                    recording.id().name() + "-tagged");
            tape.cassette().save(new Recording(copy, recording.metadata().with("tags", tags), recording.entries()));
            return copy.toString();
        }

        @Test
        void that_leaves_nothing_is_a_skipped_test_with_the_reason() {
            tape.record(1, 2);

            EngineExecutionResults results =
                    tape.kit().with("playback.junit.include", "none").run(Plays.All.class);

            assertThat(Kit.skipReason(results))
                    .isEqualTo("None of 2 recordings is left by playback.junit.include=none.");
        }

        @Test
        void is_shuffled_by_a_seed_that_repeats_it() {
            List<String> ids = tape.record(1, 2, 3, 4, 5, 6, 7, 8);

            List<String> once = ordered("random:42");

            assertThat(once).containsExactlyInAnyOrderElementsOf(ids).isNotEqualTo(ids);
            assertThat(ordered("random:42")).isEqualTo(once);
        }

        @Test
        void begins_with_what_failed_before() {
            List<String> ids = tape.record(() -> {
                Till.rate = 1.5;
                new Till().charge(1);
                Till.rate = 7;
                new Till().charge(2);
            });
            Till.rate = 1.5;
            run(Plays.All.class);

            List<String> order = ordered("failed-first");

            assertThat(order).containsExactly(ids.get(1), ids.get(0));
        }

        @Test
        void in_an_unknown_order_fails() {
            tape.record(1);

            assertThat(Kit.failure(
                            tape.kit().with("playback.junit.order", "upwards").run(Plays.All.class)))
                    .hasMessageContaining("'upwards' cannot be the value of playback.junit.order.");
        }

        @Test
        void in_shards_replays_each_recording_once() {
            List<String> ids = tape.record(1, 2, 3, 4, 5, 6, 7, 8);

            List<String> run = new ArrayList<>();
            for (int shard = 0; shard < 3; shard++) {
                run.addAll(shard(shard));
            }

            Set<String> sorted = new TreeSet<>(run);
            assertThat(sorted).containsExactlyElementsOf(ids).hasSize(run.size());
        }

        private List<String> shard(int index) {
            EngineExecutionResults results = tape.kit()
                    .with("playback.shard.index", Integer.toString(index))
                    .with("playback.shard.total", "3")
                    .run(Plays.All.class);
            return Kit.started(results);
        }

        private List<String> ordered(String order) {
            return Kit.started(tape.kit().with("playback.junit.order", order).run(Plays.All.class));
        }
    }

    private EngineExecutionResults run(Class<?> testClass) {
        return tape.kit().run(testClass);
    }

    private List<String> started(Class<?> testClass) {
        return Kit.started(run(testClass));
    }
}

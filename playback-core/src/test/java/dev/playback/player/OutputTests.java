package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.DropReason;
import dev.playback.interception.Intercept;
import dev.playback.recorder.RecorderCounts;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The rows of the table of outputs. */
class OutputTests {

    private final Stand stand = new Stand();
    private final Kiosk recorded = stand.recorded;
    private final Kiosk replayed = stand.replayed;

    @Nested
    class A_recorded_answer {

        @Test
        void goes_to_the_call_with_the_same_arguments_first_else_by_number() {
            Iterator<String> ids = List.of("id-1", "id-2", "id-3").iterator();
            recorded.world = ids::next;
            stand.record(() -> recorded.send("a") + recorded.send("b") + recorded.send("b"));

            Playback playback =
                    stand.replay(() -> replayed.send("b") + " " + replayed.send("b") + " " + replayed.send("changed"));

            assertThat(playback.entries().get(0).result()).isEqualTo("\"id-2 id-3 id-1\"");
        }

        @Test
        void may_be_an_exception() {
            recorded.world = () -> {
                throw new IllegalStateException("closed");
            };
            stand.record(() -> sending(recorded));

            Playback playback = stand.replay(() -> sending(replayed));

            assertThat(playback.entries().get(0).result()).isEqualTo("\"closed\"");
            assertThat(playback.failure()).isEmpty();
        }

        private String sending(Kiosk kiosk) {
            try {
                return kiosk.send("a");
            } catch (IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    @Nested
    class More_calls_than_recorded {

        @Test
        void fail() {
            recorded.world = () -> "id";
            stand.record(() -> recorded.send("a"));

            Playback playback = stand.replay(() -> {
                replayed.send("a");
                return replayed.send("b");
            });

            assertThat(playback.misses()).singleElement().satisfies(miss -> assertThat(miss)
                    .isInstanceOf(MissingOutputException.class)
                    .hasMessageStartingWith("No recorded output 'kiosk.send' for [\"b\"] in recording ")
                    .hasMessageEndingWith("or say what it gets (onMiss)."));
        }

        @Test
        void get_a_default_where_they_say_so_and_are_in_the_playback() {
            stand.record(() -> "nothing");

            Playback playback = stand.replay(() -> replayed.lenient("a"));

            assertThat(playback.entries().get(0).result()).isEqualTo("\"not sent\"");
            assertThat(playback.entries())
                    .filteredOn(entry -> entry.kind() == EntryKind.OUTPUT)
                    .hasSize(1);
            assertThat(playback.failure()).isEmpty();
        }
    }

    @Test
    void arguments_are_recorded_as_they_were_before_the_call_changed_them() {
        stand.record(() -> {
            recorded.post(new ArrayList<>(List.of("a", "b")));
            return null;
        });

        assertThat(stand.entries("kiosk.post")).extracting(Entry::arguments).containsExactly(List.of("[\"a\",\"b\"]"));
    }

    @Nested
    class A_data_handler {

        @Test
        void stands_for_the_arguments_and_restores_them_for_who_reads_outputs() {
            recorded.world = () -> "sent";
            stand.record(() -> recorded.masked("ann", "1234"));

            Playback playback = stand.replay(() -> replayed.masked("ann", "5678"));

            assertThat(stand.entries("kiosk.masked").get(0).arguments().toString())
                    .contains("ann")
                    .doesNotContain("1234");
            assertThat(playback.recordedOutputs("kiosk.masked")).isEqualTo(List.of(List.of("ann", "***")));
            assertThat(playback.replayedOutputs("kiosk.masked")).isEqualTo(List.of(List.of("ann", "***")));
        }

        @Test
        void that_fails_in_replay_is_a_failure_even_if_it_is_swallowed() {
            recorded.world = () -> "sent";
            stand.record(() -> recorded.masked("ann", "1234"));

            Playback playback = stand.replay(() -> {
                try {
                    return replayed.masked("ann", "bad");
                } catch (DataHandlerException e) {
                    return "swallowed";
                }
            });

            assertThat(playback.failure()).get().satisfies(failure -> assertThat(failure)
                    .isInstanceOf(DataHandlerException.class)
                    .hasMessageContainingAll("Kiosk.masked", "not to be masked"));
        }

        @Test
        void that_fails_while_recording_drops_the_recording_and_nothing_else() {
            recorded.world = () -> "sent";

            RecorderCounts counts = stand.record(() -> recorded.masked("ann", "bad"));

            assertThat(counts.droppedFor()).containsOnlyKeys(DropReason.FAILED);
            assertThat(recorded.live).containsExactly("masked");
        }
    }

    @Test
    void values_without_a_handler_are_of_their_declared_types() {
        stand.record(() -> {
            recorded.post(new ArrayList<>(List.of("a")));
            return null;
        });

        Playback playback = stand.replay(() -> {
            replayed.post(new ArrayList<>(List.of("b")));
            return null;
        });

        assertThat(playback.recordedOutputs("kiosk.post")).isEqualTo(List.of(List.of(List.of("a"))));
        assertThat(playback.replayedOutputs("kiosk.post")).isEqualTo(List.of(List.of(List.of("b"))));
    }

    @RepeatedTest(20)
    void concurrent_equal_outputs_do_not_swap_their_results() throws Exception {
        stand.record(() -> concurrently());

        Playback playback = stand.replay(() -> concurrently());

        assertThat(playback.failure()).isEmpty();
        assertThat(playback.entries().get(0).result())
                .isEqualTo(stand.recording().operation().result());
    }

    /** Returns what each of four threads got for the same output, in the order of the threads. */
    private static List<String> concurrently() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        CyclicBarrier barrier = new CyclicBarrier(4);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Callable<String> task = () -> {
                    barrier.await();
                    return Intercept.output("same")
                            .args("equal")
                            .call(() -> "id-" + Thread.currentThread().getId() + "-" + System.nanoTime());
                };
                results.add(pool.submit(Intercept.wrap(task)));
            }
            List<String> got = new ArrayList<>();
            for (Future<String> result : results) {
                got.add(result.get());
            }
            return got;
        } finally {
            pool.shutdownNow();
        }
    }
}

package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.playback.cassette.DropReason;
import dev.playback.codec.OpaqueValueException;
import dev.playback.interception.Intercept;
import dev.playback.recorder.RecorderCounts;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rows of the table of inputs. */
class InputTests {

    private final Stand stand = new Stand();
    private final Kiosk recorded = stand.recorded;
    private final Kiosk replayed = stand.replayed;

    @Nested
    class A_key {

        @Test
        void is_equal_for_maps_and_sets_in_any_order_and_lists_of_any_kind() {
            Map<String, Integer> map = new LinkedHashMap<>();
            map.put("b", 2);
            map.put("a", 1);
            recorded.world = () -> "found";
            stand.record(() -> recorded.collections(
                    map, new LinkedHashSet<>(List.of("y", "x")), new ArrayList<>(List.of(1L, 2L))));

            Playback playback = stand.replay(
                    () -> replayed.collections(new TreeMap<>(map), new TreeSet<>(Set.of("x", "y")), List.of(1L, 2L)));

            assertThat(playback.failure()).isEmpty();
            assertThat(playback.entries().get(0).result()).isEqualTo("\"found\"");
        }

        @Test
        void differs_for_different_values() {
            recorded.world = () -> "found";
            stand.record(() -> recorded.collections(Map.of("a", 1), Set.of("x"), List.of(1L, 2L)));

            Playback playback = stand.replay(() -> replayed.collections(Map.of("a", 1), Set.of("x"), List.of(2L, 1L)));

            assertThat(playback.misses()).hasSize(1);
        }

        @Test
        void leaves_out_what_is_not_in_it_by_annotation_index_or_name_or_altogether() {
            recorded.world = () -> recorded.live.get(recorded.live.size() - 1);
            stand.record(() -> recorded.ignoring("trace-1", "pen")
                    + recorded.byIndex("trace-1", "pen")
                    + recorded.byName("trace-1", "pen")
                    + recorded.byNothing("pen"));

            Playback playback = stand.replay(() -> replayed.ignoring("trace-2", "pen")
                    + replayed.byIndex("trace-2", "pen")
                    + replayed.byName("trace-2", "pen")
                    + replayed.byNothing("ink"));

            assertThat(playback.failure()).isEmpty();
            assertThat(playback.entries().get(0).result()).isEqualTo("\"ignoringbyIndexbyNamebyNothing\"");
        }

        @Test
        void has_an_alias_whose_parameters_the_call_fills() {
            recorded.world = () -> "loaded";
            stand.record(() -> recorded.load("eu", "7"));

            Playback playback = stand.replay(() -> replayed.load("us", "7"));

            assertThat(stand.entries("kiosk.eu.load")).hasSize(1);
            assertThat(playback.misses()).singleElement().satisfies(miss -> {
                assertThat(miss.alias()).isEqualTo("kiosk.us.load");
                assertThat(miss).hasMessageContaining("Nothing was recorded under this alias.");
            });
        }
    }

    @Nested
    class The_same_key_several_times {

        @Test
        void has_an_entry_per_call_and_the_last_again_when_asked_more_often() {
            Iterator<String> values = List.of("a", "b").iterator();
            recorded.world = values::next;
            stand.record(() -> recorded.plain("k") + recorded.plain("k"));

            Playback playback = stand.replay(
                    () -> replayed.plain("k") + replayed.plain("k") + replayed.plain("k") + replayed.plain("k"));

            assertThat(playback.entries().get(0).result()).isEqualTo("\"abbb\"");
        }

        @Test
        void begins_again_where_it_says_cycle() {
            Iterator<String> values = List.of("a", "b").iterator();
            recorded.world = values::next;
            stand.record(() -> recorded.cycle() + recorded.cycle());

            Playback playback = stand.replay(
                    () -> replayed.cycle() + replayed.cycle() + replayed.cycle() + replayed.cycle() + replayed.cycle());

            assertThat(playback.entries().get(0).result()).isEqualTo("\"ababa\"");
        }

        @Test
        void fails_where_it_says_so_and_tells_how_often_it_was_recorded() {
            recorded.world = () -> "a";
            stand.record(recorded::once);

            Playback playback = stand.replay(() -> {
                replayed.once();
                return replayed.once();
            });

            assertThat(playback.misses()).singleElement().satisfies(miss -> assertThat(miss)
                    .isInstanceOf(MissingInputException.class)
                    .hasMessageContaining("The same call was recorded once, and the replay makes it more often."));
        }
    }

    @Nested
    class An_exception {

        @Test
        void is_thrown_again_with_class_message_cause_and_fields() {
            StateException thrown = new StateException("broken", 7, new IllegalStateException("deep"));
            List<Throwable> caught = new ArrayList<>();
            recorded.world = () -> {
                throw thrown;
            };
            stand.record(() -> catching(recorded, caught));

            Playback playback = stand.replay(() -> catching(replayed, caught));

            assertThat(caught.get(0)).isSameAs(thrown);
            assertThat(caught.get(1))
                    .isNotSameAs(thrown)
                    .isExactlyInstanceOf(StateException.class)
                    .hasMessage("broken")
                    .hasCauseExactlyInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("deep")
                    .hasFieldOrPropertyWithValue("state", 7);
            assertThat(playback.failure()).isEmpty();
        }

        private static String catching(Kiosk kiosk, List<Throwable> caught) {
            try {
                return kiosk.plain("k");
            } catch (StateException e) {
                caught.add(e);
                return "caught";
            }
        }
    }

    @Nested
    class Without_an_entry {

        @Test
        void it_gives_a_default_also_null_and_falsy_ones_and_computed_ones() {
            stand.record(() -> "nothing");

            Playback playback = stand.replay(
                    () -> Arrays.asList(replayed.none(), replayed.zero(), replayed.computed("x"), replayed.none()));

            assertThat(playback.failure()).isEmpty();
            assertThat(playback.entries().get(0).result()).contains("null,", "0", "\"computed from [x]\"");
            assertThat(playback.entries())
                    .filteredOn(entry -> entry.kind() == EntryKind.INPUT)
                    .hasSize(4);
        }

        @Test
        void a_default_that_fails_is_a_failure_even_if_it_is_swallowed() {
            stand.record(() -> "nothing");

            Playback playback = stand.replay(() -> {
                try {
                    return replayed.computed("bad");
                } catch (IllegalStateException e) {
                    return "nothing";
                }
            });

            assertThat(playback.failure()).get().satisfies(failure -> assertThat(failure)
                    .hasMessageContaining("not to be computed"));
        }

        @Test
        void it_runs_the_original_where_it_says_so() {
            stand.record(() -> "nothing");
            replayed.script = replayed::original;
            replayed.world = () -> "run";

            Playback playback = TapePlayer.over(stand.cassette, Kiosk.class)
                    .play(stand.recording().id(), () -> replayed);

            assertThat(replayed.live).containsExactly("original");
            assertThat(playback.entries().get(0).result()).isEqualTo("\"run\"");
        }

        @Test
        void it_tries_the_fallback_aliases_first() {
            recorded.world = () -> "old";
            stand.record(() -> recorded.plain(List.of(1)));

            Playback playback = stand.replay(() -> replayed.renamed(List.of(1)));

            assertThat(playback.entries().get(0).result()).isEqualTo("\"old\"");
            assertThat(playback.unusedInputs()).isEmpty();
        }

        @Test
        void it_fails_with_the_place_where_the_nearest_call_differs() {
            recorded.world = () -> "found";
            stand.record(() -> recorded.plain(Map.of("sku", "pen", "count", 2)) + recorded.plain(Map.of("sku", "ink")));

            Playback playback = stand.replay(() -> {
                try {
                    return replayed.plain(Map.of("sku", "pen", "count", 3));
                } catch (MissingInputException e) {
                    return "swallowed";
                }
            });

            assertThat(playback.entries().get(0).result()).isEqualTo("\"swallowed\"");
            assertThat(playback.failure()).get().satisfies(failure -> assertThat(failure)
                    .isInstanceOf(MissingInputException.class)
                    .hasMessageContainingAll(
                            "No recorded input 'kiosk.plain'",
                            "Of 2 calls under this alias, the nearest is kiosk.plain",
                            "count: 2 -> 3",
                            "Called at ",
                            "InputTests",
                            "If the new call is right, record the operation anew."));
        }
    }

    @Test
    void recorded_inputs_that_were_never_asked_for_are_listed() {
        recorded.world = () -> "found";
        stand.record(() -> recorded.plain("a") + recorded.plain("b"));

        Playback playback = stand.replay(() -> replayed.plain("b"));

        assertThat(playback.unusedInputs()).extracting(Entry::key).containsExactly("[\"a\"]");
        assertThat(playback.failure()).isEmpty();
    }

    @Nested
    class A_value_that_can_be_used_up {

        @Test
        void is_handed_on_untouched_and_fails_when_it_is_used_in_replay() throws Exception {
            Iterator<String> iterator = List.of("x", "y").iterator();
            Stream<String> stream = Stream.of("x", "y");
            InputStream bytes = new ByteArrayInputStream("xy".getBytes(StandardCharsets.UTF_8));
            Iterator<Object> all = List.<Object>of(iterator, stream, bytes).iterator();
            recorded.world = all::next;
            List<Object> seen = new ArrayList<>();
            stand.record(() -> {
                seen.add(recorded.iterator());
                seen.add(recorded.stream());
                seen.add(recorded.bytes());
                return null;
            });

            assertThat(seen)
                    .usingElementComparator((one, other) -> one == other ? 0 : 1)
                    .containsExactly(iterator, stream, bytes);
            assertThat(iterator.next()).isEqualTo("x");
            assertThat(stream).containsExactly("x", "y");
            assertThat(bytes.read()).isEqualTo('x');

            Playback playback = stand.replay(() -> {
                Iterator<String> opaque = replayed.iterator();
                assertThatThrownBy(opaque::next).isInstanceOf(OpaqueValueException.class);
                return "ended";
            });
            assertThat(playback.entries().get(0).result()).isEqualTo("\"ended\"");
        }
    }

    @Test
    void a_handler_that_does_not_fit_the_method_never_uses_its_result_up() {
        recorded.world = () -> new ByteArrayInputStream("xy".getBytes(StandardCharsets.UTF_8));

        RecorderCounts counts = stand.record(() -> recorded.memory().read());

        assertThat(counts.droppedFor()).containsOnlyKeys(DropReason.FAILED);
        assertThat(recorded.live).containsExactly("memory");
    }

    @Nested
    class A_recorded_value_that_does_not_fit {

        @Test
        void is_a_clear_failure_even_if_it_is_swallowed() {
            stand.record(() ->
                    Intercept.input("count").returning(String.class).args().call(() -> "many"));

            Playback playback = stand.replay(() -> {
                try {
                    return Intercept.input("count").returning(int.class).args().<Object, RuntimeException>call(() -> 5);
                } catch (AnswerException e) {
                    return 0;
                }
            });

            assertThat(playback.failure()).get().satisfies(failure -> assertThat(failure)
                    .isInstanceOf(AnswerException.class)
                    .hasMessageContainingAll("was recorded as call 1, but the answer cannot be given", "int"));
        }
    }

    @Test
    void nested_operations_are_entries_that_run_in_replay() {
        recorded.world = () -> "!";
        stand.record(() -> recorded.nested("a"));

        Playback playback = stand.replay(() -> replayed.nested("a"));

        assertThat(stand.cassette.find("Kiosk.nested")).isEmpty();
        assertThat(stand.recording().entries())
                .extracting(Entry::alias)
                .containsExactly("Kiosk", "Kiosk.nested", "kiosk.plain");
        assertThat(playback.entries())
                .extracting(Entry::alias, Entry::result)
                .containsExactlyElementsOf(stand.recording().entries().stream()
                        .map(entry -> tuple(entry.alias(), entry.result()))
                        .toList());
    }

    @Test
    void a_value_that_changes_after_the_call_is_recorded_as_it_was() {
        Map<String, Integer> key = new HashMap<>(Map.of("a", 1));
        recorded.world = () -> "found";
        stand.record(() -> {
            String found = recorded.plain(key);
            key.put("b", 2);
            return found;
        });

        Playback playback = stand.replay(() -> replayed.plain(new HashMap<>(Map.of("a", 1))));

        assertThat(playback.failure()).isEmpty();
    }

    static final class StateException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int state;

        StateException(String message, int state, Throwable cause) {
            super(message, cause);
            this.state = state;
        }

        int state() {
            return state;
        }
    }
}

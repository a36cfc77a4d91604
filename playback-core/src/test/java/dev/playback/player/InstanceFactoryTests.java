package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InstanceFactoryTests {

    private final InMemoryTapeCassette cassette = new InMemoryTapeCassette();

    @Nested
    class A_service {
        @Test
        void replays_with_blank_collaborators() {
            RecordingId id = record("Counter", counter -> counter.sell("pen"));

            Entry replayed = operation(id, Counter.class);

            assertThat(replayed.result()).isEqualTo("\"the pen for 299, taken 1\"");
        }

        @Test
        void gets_blank_ones_in_fields_that_are_null() {
            RecordingId id = record(
                    "Counter.WithField", counter -> new Counter.WithField(new Counter.FixedCatalog()).price("pen"));

            assertThat(operation(id, Counter.WithField.class).result()).isEqualTo("300");
        }

        @Test
        void gets_one_of_the_only_class_behind_an_interface_in_a_field_that_is_null() {
            RecordingId id = record("Counter.WithTill", counter -> new Counter.WithTill(new Counter.CashTill()).pay(8));

            assertThat(operation(id, Counter.WithTill.class).result()).isEqualTo("\"paid [8]\"");
        }

        @Test
        void gets_a_blank_one_of_the_only_class_behind_an_interface() {
            RecordingId id = record(
                    "Counter.Checkout",
                    counter -> new Counter.Checkout(new Counter.CashTill(), new Counter.GiftVoucher()).pay(7));

            assertThat(operation(id, Counter.Checkout.class).result()).isEqualTo("\"paid [7]\"");
        }

        @Test
        void gets_none_of_several_classes_behind_an_interface_and_says_which_there_are() {
            RecordingId id = record(
                    "Counter.Checkout",
                    counter -> new Counter.Checkout(new Counter.CashTill(), new Counter.GiftVoucher()).redeem("abc"));

            assertThat(operation(id, Counter.Checkout.class).result())
                    .contains("BlankCallException", "nobody knows which of [GiftVoucher, PaperVoucher] is meant");
        }

        @Test
        void that_wants_what_cannot_be_made_up_says_so() {
            assertThatThrownBy(() -> made(Counter.WithLimit.class))
                    .isInstanceOf(NoInstanceException.class)
                    .hasMessage(
                            "A dev.playback.player.Counter$WithLimit cannot be made for the replay: its constructor wants [int"
                                    + " limit]. Give an instance factory that makes one.");
        }

        @Test
        void that_is_abstract_says_so() {
            assertThatThrownBy(() -> made(Counter.Catalog.class)).hasMessageContaining("it is abstract");
        }
    }

    @Test
    void a_debugger_needs_no_more_than_the_id() {
        RecordingId id = record("Counter", counter -> counter.sell("pen"));

        Playback playback = TapePlayer.debug(cassette, id.toString());

        assertThat(playback.entries().get(0).result()).isEqualTo("\"the pen for 299, taken 1\"");
    }

    @Nested
    class A_blank_collaborator {
        @Test
        void names_the_interface_method_that_is_not_intercepted() {
            RecordingId id = record("Counter", counter -> counter.describe("pen"));

            assertThat(operation(id, Counter.class).result())
                    .contains(
                            "BlankCallException",
                            "Catalog.describe was called in replay, but the Catalog is a blank one");
        }

        @Test
        void names_the_class_method_that_is_not_intercepted() {
            RecordingId id = record("Counter", counter -> counter.count("pen"));

            assertThat(operation(id, Counter.class).result()).contains("Stock.taken was called in replay");
        }

        @Test
        void refuses_intercepted_calls_outside_a_replay() {
            Counter.Catalog blank = (Counter.Catalog) Blank.of(Counter.Catalog.class);

            assertThatThrownBy(() -> blank.priceOf("pen")).isInstanceOf(BlankCallException.class);
        }

        @Test
        void is_equal_to_itself_and_has_a_name() {
            Object blank = Blank.of(Counter.Catalog.class);

            assertThat(List.of(blank)).containsExactly(blank);
            assertThat(blank).hasToString("blank Catalog").isNotEqualTo(Blank.of(Counter.Catalog.class));
        }
    }

    private RecordingId record(String category, Consumer<Counter> work) {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            work.accept(new Counter(new Counter.FixedCatalog(), new Counter.Stock(), new Counter.Discount()));
        }
        try (Stream<RecordingId> ids = cassette.find(category)) {
            return ids.findFirst().orElseThrow();
        }
    }

    private Entry operation(RecordingId id, Class<?> service) {
        return TapePlayer.over(cassette, service)
                .play(id, () -> made(service))
                .entries()
                .get(0);
    }

    private static Object made(Class<?> service) {
        try {
            return InstanceFactory.standard().instance(service, anyRecording());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Recording anyRecording() {
        return new Recording(RecordingId.parse("Counter/20261125/any"), RecordingMetadata.none(), List.of());
    }
}

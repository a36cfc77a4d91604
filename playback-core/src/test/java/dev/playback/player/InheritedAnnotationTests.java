package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.annotation.Operation;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.interception.MethodPoint;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InheritedAnnotationTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();

    static class Rack {
        @Operation
        int weigh(int pieces) {
            return pieces * unit();
        }

        int unit() {
            return 1;
        }
    }

    static class Shelf extends Rack {
        @Override
        int unit() {
            return 7;
        }
    }

    static class HeavyShelf extends Shelf {
        @Override
        int weigh(int pieces) {
            return super.weigh(pieces) + 100;
        }
    }

    @Test
    void count_for_implementations_once_and_the_nearest_wins() {
        Recording recording = record();

        assertThat(recording.entries())
                .extracting(Entry::alias)
                .containsExactly("Warehouse", "store.get", "store.twice", "ledger.write", "ledger.named", "clock.now");
    }

    @Test
    void are_replayed_without_running_anything() {
        Recording recording = record();
        int live = Warehouse.LIVE.get();

        Comparison comparison = new Equalizer(
                        List.of(recording.id()), TapePlayer.over(cassette, Warehouse.class), Warehouse::new)
                .compare()
                .findFirst()
                .orElseThrow();

        assertThat(comparison.failure()).isNull();
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUAL);
        assertThat(Warehouse.LIVE).hasValue(live);
    }

    @Test
    void of_parameters_keep_arguments_out_of_the_key() {
        Entry get = record().entries().stream()
                .filter(entry -> entry.alias().equals("store.get"))
                .findFirst()
                .orElseThrow();

        assertThat(get.key()).contains("pallet").doesNotContain("trace");
    }

    @Test
    void make_operations_of_the_class_with_the_body() {
        assertThat(MethodPoint.operationsOf(Warehouse.class))
                .singleElement()
                .satisfies(point -> assertThat(point.alias()).isEqualTo("Warehouse"))
                .satisfies(point -> assertThat(point.name()).isEqualTo("count"));
    }

    @Nested
    class An_operation_with_an_inherited_body {

        @Test
        void is_found_for_the_class_that_inherits_it_and_replayed_on_that() {
            try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
                recorder.enableRecording();
                new Shelf().weigh(3);
            }
            RecordingId id =
                    cassette.find("InheritedAnnotationTests.Rack").findFirst().orElseThrow();

            Playback playback = TapePlayer.over(cassette, Shelf.class).play(id, Shelf::new);

            assertThat(playback.entries()).singleElement().satisfies(operation -> assertThat(operation.result())
                    .isEqualTo("21"));
        }

        @Test
        void is_hidden_by_one_that_overrides_it() {
            assertThat(MethodPoint.operationsOf(HeavyShelf.class))
                    .extracting(MethodPoint::alias)
                    .containsExactly("InheritedAnnotationTests.HeavyShelf");
        }
    }

    private Recording record() {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new Warehouse().count("pallet");
        }
        return cassette.load(cassette.find("Warehouse").findFirst().orElseThrow());
    }
}

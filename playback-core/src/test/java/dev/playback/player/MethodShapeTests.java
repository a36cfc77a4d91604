package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MethodShapeTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();

    @Test
    void every_shape_is_recorded_once_and_replayed_without_running() {
        Recording recording = record();
        int live = Shapes.LIVE.get();

        Comparison comparison = replay(recording.id());

        assertThat(comparison.failure()).isNull();
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUAL);
        assertThat(Shapes.LIVE).hasValue(live);
        assertThat(recording.entries())
                .filteredOn(entry -> entry.kind() != EntryKind.OPERATION)
                .extracting(Entry::alias)
                .containsExactly(
                        "shapes.primitive",
                        "shapes.varargs",
                        "shapes.bridge",
                        "shapes.default",
                        "shapes.record",
                        "shapes.enum",
                        "shapes.synchronized",
                        "shapes.void",
                        "shapes.outer",
                        "shapes.varargs");
    }

    @Test
    void nested_operations_are_entries_of_the_outer_one() {
        Recording recording = record();

        assertThat(cassette.find("Nested")).isEmpty();
        assertThat(recording.entries())
                .filteredOn(entry -> entry.alias().equals("Nested"))
                .extracting(Entry::result)
                .containsExactly("9", "8", "7", "6");
    }

    @Test
    void an_argument_that_changes_later_is_recorded_as_it_was() {
        Entry output = record().entries().stream()
                .filter(entry -> entry.alias().equals("shapes.synchronized"))
                .findFirst()
                .orElseThrow();

        assertThat(output.arguments()).containsExactly("[8,9]");
        assertThat(output.result()).isEqualTo("[9,9]");
    }

    @Test
    void replays_in_parallel_do_not_meet() {
        List<RecordingId> ids =
                IntStream.range(0, 50).mapToObj(i -> record().id()).toList();

        List<EqualityStatus> statuses = IntStream.range(0, 1000)
                .parallel()
                .mapToObj(i -> replay(ids.get(i % 50)).status())
                .distinct()
                .toList();

        assertThat(statuses).containsExactly(EqualityStatus.EQUAL);
    }

    private Recording record() {
        long before = cassette.find("Shapes").count();
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            Shapes.all("text", new int[] {8, 9}, true);
            assertThat(recorder.saved()).isEqualTo(1);
        }
        return cassette.load(cassette.find("Shapes").skip(before).findFirst().orElseThrow());
    }

    private Comparison replay(RecordingId id) {
        TapePlayer player = TapePlayer.over(cassette, Shapes.class);
        return new Equalizer(List.of(id), player, Shapes::new)
                .compare()
                .findFirst()
                .orElseThrow();
    }
}

package dev.playback.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneOrderTests {

    private static Entry entry(int sequence, String lane) {
        return new Entry(
                sequence,
                lane,
                EntryKind.OUTPUT,
                "shop.store",
                "[]",
                false,
                0,
                0,
                "main",
                RecordedValues.of(List.of(), "null"));
    }

    @Test
    void puts_the_tenth_piece_of_work_behind_the_second() {
        List<Entry> entries = new ArrayList<>(List.of(
                entry(7, "0"),
                entry(8, "0"),
                entry(6, "0.1"),
                entry(5, "0.2"),
                entry(4, "0.2.1"),
                entry(3, "0.10"),
                entry(2, "0.10.f"),
                entry(1, "0.100")));
        List<Entry> expected = List.copyOf(entries);
        Collections.shuffle(entries, new Random(3));

        assertThat(entries.stream().sorted(new LaneOrder())).containsExactlyElementsOf(expected);
    }
}

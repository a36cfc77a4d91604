package dev.playback.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.contract.TapeCassetteContract;
import dev.playback.recording.RecordingId;
import org.junit.jupiter.api.Test;

class InMemoryTapeCassetteTests extends TapeCassetteContract {

    @Override
    protected TapeCassette cassette() {
        return new InMemoryTapeCassette();
    }

    @Test
    void lists_its_recordings_in_the_order_in_which_they_were_saved() {
        InMemoryTapeCassette cassette = new InMemoryTapeCassette();
        RecordingId first =
                save(cassette, new RecordingId("Z", "20261125", "z")).id();
        RecordingId second =
                save(cassette, new RecordingId("A", "20261124", "a")).id();

        assertThat(cassette.recordingIds()).containsExactly(first, second);
        assertThat(cassette.lastRecordingId()).contains(second);
        assertThat(new InMemoryTapeCassette().lastRecordingId()).isEmpty();
    }

    @Test
    void keeps_the_last_ones_if_it_is_bounded() {
        InMemoryTapeCassette cassette = InMemoryTapeCassette.ofLast(2);
        for (int i = 0; i < 4; i++) {
            save(cassette, new RecordingId("Till", "20261124", "n" + i));
        }

        assertThat(cassette.recordingIds()).extracting(RecordingId::name).containsExactly("n2", "n3");
        assertThatThrownBy(() -> InMemoryTapeCassette.ofLast(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A cassette of the last 0 recordings keeps none. Give 1 or more.");
    }
}

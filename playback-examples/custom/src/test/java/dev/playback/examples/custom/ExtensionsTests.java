package dev.playback.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.annotation.InputDataHandler;
import dev.playback.cassette.TapeCassette;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionsTests {

    private static final String ADDRESS = "database:jdbc:h2:mem:extensions;DB_CLOSE_DELAY=-1";

    @Test
    void a_recorded_service_gets_every_item_of_its_iterator_and_a_recording_has_them() {
        Recording recording;
        try (TapeCassette cassette = Story.recorded(ADDRESS)) {
            recording = cassette.find("ParcelService").map(cassette::load).findFirst().orElseThrow();
        }

        assertThat(entry(recording, "tariffs.load").result())
                .contains("\"upToGrams\":500", "\"upToGrams\":2000", "\"upToGrams\":31000");
        // Its codec writes the region as its code.
        assertThat(entry(recording, "quotes.note").arguments().get(0))
                .contains("\"home\"")
                .doesNotContain("customsCents");
    }

    @Test
    void a_handler_hands_on_an_equal_fresh_iterator() {
        List<Integer> seen = new ArrayList<>();
        IteratorResult handler = new IteratorResult();

        InputDataHandler.Prepared prepared = handler.prepare(null, List.of(3, 1, 2).iterator());
        ((Iterator<?>) prepared.value()).forEachRemaining(item -> seen.add((Integer) item));

        assertThat(seen).containsExactly(3, 1, 2);
        assertThat(prepared.data()).isEqualTo(List.of(3, 1, 2));
        assertThat(handler.fits(String.class)).isFalse();
    }

    @Test
    void a_codec_gives_back_the_one_region_of_a_code() {
        RegionCodec codec = new RegionCodec();

        assertThat(codec.read(codec.write(Region.FAR), Region.class)).isSameAs(Region.FAR);
        assertThatThrownBy(() -> codec.read("moon", Region.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no region 'moon', only ");
    }

    private static Entry entry(Recording recording, String alias) {
        return recording.entries().stream()
                .filter(entry -> entry.alias().equals(alias))
                .findFirst()
                .orElseThrow();
    }
}

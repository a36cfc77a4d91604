package dev.playback.junit.guide;

import static dev.playback.junit.assertj.PlaybackAssertions.assertThat;

import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.junit.PlaybackTest;
import dev.playback.player.Playback;
import dev.playback.recording.Recording;
import java.time.Duration;

// snippet: methods
class ShopTests {

    static final TapeCassette CASSETTE = ShopTape.CASSETTE;

    @PlaybackTest(Shop.class)
    void behaves_as_recorded() {}

    @PlaybackTest(Shop.class)
    void behaves_as_recorded(Comparison comparison) {
        assertThat(comparison).isEqual().tookAtMost(Duration.ofMinutes(1));
    }

    @PlaybackTest(Shop.class)
    void notes_each_sale(Recording recording, Playback playback) {
        assertThat(recording).hasInput("shop.price").isComplete();
        assertThat(playback).usedAllInputs().output("shop.note").hasSize(1);
    }
}
// end

package dev.playback.examples.webservice;

import static dev.playback.junit.assertj.PlaybackAssertions.assertThat;

import dev.playback.equalizer.Comparison;
import dev.playback.junit.PlaybackTest;
import org.springframework.boot.test.context.SpringBootTest;

// snippet: spring
@SpringBootTest
class PageServicePlaybackTests {

    @PlaybackTest(value = PageService.class, cassette = "src/test/recordings")
    void replays_on_the_bean(Comparison comparison) {
        assertThat(comparison).isEqual();
    }
}
// end

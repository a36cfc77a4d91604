package dev.playback.junit.guide;

import dev.playback.cassette.TapeCassette;
import dev.playback.junit.PlaybackTest;

// snippet: members
@PlaybackTest(value = Shop.class, method = "sell", limit = 20, timeout = "30s")
class ShopPlaybackTest {

    static final TapeCassette CASSETTE = ShopTape.CASSETTE;
}
// end

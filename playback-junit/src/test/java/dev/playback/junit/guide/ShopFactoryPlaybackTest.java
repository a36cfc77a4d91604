package dev.playback.junit.guide;

import dev.playback.cassette.TapeCassette;
import dev.playback.junit.PlaybackTest;

// snippet: factory
@PlaybackTest(Shop.class)
class ShopFactoryPlaybackTest {

    static final TapeCassette CASSETTE = ShopTape.CASSETTE;

    static Shop shop() {
        return new Shop(new ShopTape.Prices(), new ShopTape.Book());
    }
}
// end

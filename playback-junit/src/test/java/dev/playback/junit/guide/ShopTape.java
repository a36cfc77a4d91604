package dev.playback.junit.guide;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recorder.TapeRecorder;
import java.util.ArrayList;
import java.util.List;

/** Recordings of a shop with a catalog and a ledger that the tests do not have. */
final class ShopTape {

    static final TapeCassette CASSETTE = recorded();

    private ShopTape() {}

    static final class Prices implements Shop.Catalog {
        @Override
        public int priceOf(String item) {
            return item.length() * 100;
        }
    }

    static final class Book implements Shop.Ledger {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void note(String item, int price) {
            lines.add(item + ": " + price);
        }
    }

    private static TapeCassette recorded() {
        TapeCassette cassette = new InMemoryTapeCassette();
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            Shop shop = new Shop(new Prices(), new Book());
            shop.sell("pen");
            shop.sell("paper");
        }
        return cassette;
    }
}

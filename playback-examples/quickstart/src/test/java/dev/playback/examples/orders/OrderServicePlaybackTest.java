package dev.playback.examples.orders;

import dev.playback.junit.PlaybackTest;

/** Each recorded order is a test. Neither the catalog nor the database is there. */
// snippet: test
@PlaybackTest(value = OrderService.class, cassette = "target/recordings")
class OrderServicePlaybackTest {}
// end

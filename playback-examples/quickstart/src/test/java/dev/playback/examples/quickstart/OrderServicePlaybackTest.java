package dev.playback.examples.quickstart;

import dev.playback.junit.PlaybackTest;

// snippet: test
@PlaybackTest(OrderService.class)
class OrderServicePlaybackTest {}
// end

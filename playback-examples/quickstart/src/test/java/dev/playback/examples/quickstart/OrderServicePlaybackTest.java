package dev.playback.examples.quickstart;

import dev.playback.junit.PlaybackTest;

@PlaybackTest(OrderService.class)
class OrderServicePlaybackTest {}

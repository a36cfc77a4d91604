package shop;

import dev.playback.junit.PlaybackTest;

@PlaybackTest(Till.class)
class TillPlaybackTest {}

package sample;

import dev.playback.junit.PlaybackTest;

/** Run by Failsafe. */
@PlaybackTest(Register.class)
class TillIT {}

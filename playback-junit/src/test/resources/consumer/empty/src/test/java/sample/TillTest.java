package sample;

import dev.playback.junit.PlaybackTest;

/** Run without Jupiter. */
@PlaybackTest(Register.class)
class TillTest {}

package sample;

import dev.playback.junit.PlaybackTest;

/** Run by Jupiter. */
class MethodTest {

    @PlaybackTest(Register.class)
    void replays() {}
}

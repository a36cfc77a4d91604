package sample;

import dev.playback.junit.PlaybackTest;

/** Run by {@link CancelTest} alone. */
@PlaybackTest(Register.class)
class Recordings {}

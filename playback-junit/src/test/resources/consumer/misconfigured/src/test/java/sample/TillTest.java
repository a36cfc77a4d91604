package sample;

import dev.playback.junit.PlaybackTest;

/** Asks for an operation that is not there. */
@PlaybackTest(value = Register.class, method = "charg")
class TillTest {}

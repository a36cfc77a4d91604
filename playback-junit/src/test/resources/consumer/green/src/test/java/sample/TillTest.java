package sample;

import dev.playback.junit.PlaybackTest;
import org.junit.jupiter.api.Test;

/** Run by the engine for its recordings, and by Jupiter for the rest. */
@PlaybackTest(Register.class)
class TillTest {

    @Test
    void plain() {}
}

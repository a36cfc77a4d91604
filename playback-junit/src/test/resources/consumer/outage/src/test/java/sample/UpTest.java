package sample;

import dev.playback.junit.PlaybackTest;
import org.junit.jupiter.api.Test;

/** Must run although another class has no store. */
@PlaybackTest(Register.class)
class UpTest {

    @Test
    void plain() {}
}

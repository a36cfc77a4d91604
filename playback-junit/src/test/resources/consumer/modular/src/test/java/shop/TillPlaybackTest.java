package shop;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.junit.PlaybackTest;
import dev.playback.recorder.TapeRecorder;
import java.util.List;

@PlaybackTest(Till.class)
class TillPlaybackTest {

    static TapeCassette recorded() {
        TapeCassette cassette = new InMemoryTapeCassette();
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            Till.closed = false;
            new Till().charge(List.of(new Till.Line("cup", 2), new Till.Line("book", 1)));
        }
        Till.closed = true;
        return cassette;
    }
}

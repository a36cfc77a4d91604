package shop;

import dev.playback.cassette.TapeCassette;
import dev.playback.recorder.TapeRecorder;

public class Shop {

    public static void main(String[] args) {
        try (TapeRecorder recorder = TapeRecorder.over(TapeCassette.at("recordings"))) {
            recorder.enableRecording();
            Till till = new Till();
            till.sell("ink", 1);
            till.sell("pen", 3);
        }
    }
}

package dev.playback.studio;

import dev.playback.cassette.TapeCassette;
import dev.playback.recorder.TapeRecorder;

/** Recordings of meters. */
final class Readings {

    private Readings() {}

    /** Records so many operations of each category. */
    static void record(TapeCassette cassette, int meters, int gauges) {
        Meter.factor = 1;
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            Meter meter = new Meter();
            for (int raw = 0; raw < meters; raw++) {
                meter.reading(raw);
            }
            for (int raw = 0; raw < gauges; raw++) {
                meter.gauge(raw);
            }
        }
    }
}

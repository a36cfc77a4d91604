package dev.playback.junit;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory of recordings, and runs of the engine over it. */
record Tape(Path directory) {

    /** Records one charge of the {@link Till} for each number of units. */
    List<String> record(int... units) {
        return record(() -> {
            for (int unit : units) {
                new Till().charge(unit);
            }
        });
    }

    List<String> record(Runnable work) {
        try (TapeRecorder recorder = TapeRecorder.over(cassette())) {
            recorder.enableRecording();
            work.run();
        }
        return ids("Till");
    }

    TapeCassette cassette() {
        return new FileTapeCassette(directory.resolve("recordings"));
    }

    List<String> ids(String category) {
        try (Stream<RecordingId> ids = cassette().find(category)) {
            return ids.map(RecordingId::toString).toList();
        }
    }

    Kit kit() {
        return Kit.engine()
                .with("playback.cassette", directory.resolve("recordings").toString())
                .with("playback.junit.reports", directory.resolve("reports").toString());
    }
}

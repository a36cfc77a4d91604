package dev.playback.benchmarks.subject;

import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.recorder.TapeRecorder;
import java.util.Optional;

/** Makes recordings of the workload's operation. */
public final class Recorded {

    private Recorded() {}

    /**
     * Returns a recorder without its fuse, which would pause in a benchmark that does nothing but record. It stores on the thread of the
     * operation unless the cassette is asynchronous.
     */
    public static TapeRecorder recorder(TapeCassette cassette) {
        Settings settings = Settings.ofProcess()
                .orElse(key -> key.equals(Setting.FUSE_SHARE.key()) ? Optional.of("1") : Optional.empty());
        return TapeRecorder.builder(cassette)
                .settings(settings)
                .waitingForStorage()
                .build();
    }

    /** Records the operations 0 to {@code count} - 1 to {@code cassette} and asserts that all of them are kept. */
    public static void operations(TapeCassette cassette, int count) {
        try (TapeRecorder recorder = recorder(cassette)) {
            recorder.enableRecording();
            BenchOperation operation = new BenchOperation();
            for (int opId = 0; opId < count; opId++) {
                operation.execute(opId);
            }
            require(recorder.saved() == count, "%d of %d recordings are kept.".formatted(recorder.saved(), count));
        }
    }

    public static void require(boolean holds, String trouble) {
        if (!holds) {
            throw new IllegalStateException("The figures mean nothing: " + trouble);
        }
    }
}

package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.subject.BigOperation;
import dev.playback.benchmarks.subject.RealCalls;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Setting;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The smallest heap in which fifty megabytes are recorded and replayed: section f of the workload. */
final class MemorySection implements Section {

    private static final List<Integer> HEAPS = List.of(32, 48, 64, 85, 96, 128, 192, 256, 384, 512, 768, 1024, 2048);

    @Override
    public void run(Results results, Effort effort, Path scratch) throws IOException, InterruptedException {
        measure("f1, 50 inputs of 1 MB", results, scratch.resolve("f1"), 50, effort.count(1_000));
        measure("f2, 1 input of 50 MB", results, scratch.resolve("f2"), 1, effort.count(50_000));
        replayOnly("f3, 50 inputs of 10 MB", results, scratch.resolve("f3"), 50, effort.count(10_000));
    }

    // Recording it takes what an asynchronous writer would take off the caller; what must be small is replaying it.
    private static void replayOnly(String name, Results results, Path directory, int inputs, int rows)
            throws IOException, InterruptedException {
        List<String> recording = List.of("record", directory.toString(), "" + inputs, "" + rows);
        Recorded.require(ChildJvm.run(List.of("-Xmx2g"), Step.class, recording) == 0, "it cannot be recorded.");
        List<String> replaying = new ArrayList<>(recording);
        replaying.set(0, "replay");
        results.of(name)
                .add("replay, smallest heap that passes", "MB", smallest(replaying, directory))
                .end();
        Scratch.delete(directory);
    }

    private static void measure(String name, Results results, Path directory, int inputs, int rows)
            throws IOException, InterruptedException {
        List<String> recording = List.of("record", directory.toString(), "" + inputs, "" + rows);
        int record = smallest(recording, directory);
        List<String> replaying = new ArrayList<>(recording);
        replaying.set(0, "replay");
        int replay = smallest(replaying, directory);
        results.of(name)
                .add("record, smallest heap that passes", "MB", record)
                .add("replay, smallest heap that passes", "MB", replay)
                .end();
    }

    private static int smallest(List<String> arguments, Path directory) throws IOException, InterruptedException {
        for (int heap : HEAPS) {
            if (arguments.get(0).equals("record") && Files.exists(directory)) {
                Scratch.delete(directory);
            }
            List<String> options = List.of("-Xmx" + heap + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
            if (ChildJvm.run(options, Step.class, arguments) == 0) {
                return heap;
            }
        }
        throw new IllegalStateException(
                "%s fails in every heap up to the largest of %s MB.".formatted(arguments, HEAPS));
    }

    /** Records or replays, in a process of its own; exits with 0 if that worked. */
    static final class Step {

        private Step() {}

        public static void main(String[] arguments) {
            int inputs = Integer.parseInt(arguments[2]);
            int rows = Integer.parseInt(arguments[3]);
            TapeCassette cassette = new FileTapeCassette(Path.of(arguments[1]));
            BigOperation operation = new BigOperation(inputs, rows);
            if (arguments[0].equals("record")) {
                record(cassette, operation);
            } else {
                RecordingId id = cassette.find("BigOperation").findFirst().orElseThrow();
                TapePlayer.over(cassette, BigOperation.class).play(id, () -> operation);
                Recorded.require(RealCalls.sum() == 0, "inputs ran for real.");
            }
        }

        private static void record(TapeCassette cassette, BigOperation operation) {
            System.setProperty(Setting.RECORDER_MAX_VALUE.key(), "100MB");
            System.setProperty(Setting.RECORDER_MAX_RECORDING.key(), "1GB");
            try (TapeRecorder recorder = Recorded.recorder(cassette)) {
                recorder.enableRecording();
                operation.execute(1);
                Recorded.require(recorder.saved() == 1, "the recording was not kept: " + recorder.counts());
            }
        }
    }
}

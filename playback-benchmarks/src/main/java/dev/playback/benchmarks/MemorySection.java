package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Peak;
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
import java.util.List;

/** The smallest heap in which fifty megabytes are recorded and replayed: section f of the workload. */
final class MemorySection implements Section {

    private static final List<Integer> HEAPS = List.of(32, 48, 64, 85, 96, 128, 192, 256, 384, 512, 768, 1024, 2048);
    private static final int REPLAYS = 3;

    @Override
    public void run(Results results, Effort effort, Path scratch) throws IOException, InterruptedException {
        measure("f1, 50 inputs of 1 MB", results, scratch.resolve("f1"), 50, effort.count(1_000));
        measure("f2, 1 input of 50 MB", results, scratch.resolve("f2"), 1, effort.count(50_000));
        replayOnly("f3, 50 inputs of 10 MB", results, scratch.resolve("f3"), 50, effort.count(10_000));
    }

    // Recording it takes what an asynchronous writer would take off the caller; what must be small is replaying it.
    private static void replayOnly(String name, Results results, Path directory, int inputs, int rows)
            throws IOException, InterruptedException {
        Run run = new Run(directory, inputs, rows);
        Recorded.require(run.passes("record", "2g"), "it cannot be recorded.");
        Results.Case figures = results.of(name);
        replay(run, figures);
        figures.end();
        Scratch.delete(directory);
    }

    private static void measure(String name, Results results, Path directory, int inputs, int rows)
            throws IOException, InterruptedException {
        Run run = new Run(directory, inputs, rows);
        Results.Case figures = results.of(name);
        figures.add("record, smallest heap that passes", "MB", run.smallest("record"));
        Peak.add(run.peak(), "record", figures);
        replay(run, figures);
        figures.end();
    }

    private static void replay(Run run, Results.Case figures) throws IOException, InterruptedException {
        int heap = run.smallest("replay");
        figures.add("replay, smallest heap that passes", "MB", heap);
        for (int repeat = 0; repeat < REPLAYS; repeat++) {
            Recorded.require(run.passes("replay", heap + "m"), "it does not pass again.");
            Peak.add(run.peak(), "replay", figures);
        }
    }

    /** Steps over one recording, each in a process of its own. */
    private record Run(Path directory, int inputs, int rows) {

        int smallest(String step) throws IOException, InterruptedException {
            for (int heap : HEAPS) {
                if (step.equals("record") && Files.exists(directory)) {
                    Scratch.delete(directory);
                }
                if (passes(step, heap + "m")) {
                    return heap;
                }
            }
            throw new IllegalStateException(
                    "The step %s fails in every heap up to the largest of %s MB.".formatted(step, HEAPS));
        }

        boolean passes(String step, String heap) throws IOException, InterruptedException {
            Files.deleteIfExists(peak());
            List<String> options = List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
            List<String> arguments = List.of(step, directory.toString(), "" + inputs, "" + rows, peak().toString());
            return ChildJvm.run(options, Step.class, arguments) == 0;
        }

        Path peak() {
            return directory.resolveSibling(directory.getFileName() + ".peak");
        }
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
            Peak.write(Path.of(arguments[4]));
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

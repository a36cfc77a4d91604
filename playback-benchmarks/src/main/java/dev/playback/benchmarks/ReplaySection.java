package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Meter;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.figures.WarmUp;
import dev.playback.benchmarks.subject.BenchOperation;
import dev.playback.benchmarks.subject.RealCalls;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.TapePlayer;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How fast recordings are replayed and compared: section c of the workload. */
final class ReplaySection implements Section {

    private static final int RECORDINGS = 1_000;
    private static final int REPEATS = 5;
    private static final double WARM_UP_SECONDS = 15;

    @Override
    public void run(Results results, Effort effort, Path scratch) {
        int count = effort.count(RECORDINGS);
        TapeCassette files = new FileTapeCassette(scratch.resolve("tapes"));
        Recorded.operations(files, count);
        TapeCassette memory = new InMemoryTapeCassette();
        Recorded.operations(memory, count);
        Case cases = new Case(results, effort, count);
        cases.measure(
                "get_recording_only",
                files,
                (cassette, ids) -> ids.forEach(id -> cassette.load(id)
                        .entries()
                        .forEach(entry -> Recorded.require(!entry.result().isEmpty(), "an entry is empty."))));
        cases.measure("play", files, (cassette, ids) -> {
            TapePlayer player = TapePlayer.over(cassette, BenchOperation.class);
            ids.forEach(id -> player.play(id, BenchOperation::new));
        });
        for (int threads : List.of(1, 2)) {
            String times = threads == 1 ? "" : ", " + threads + " threads";
            cases.measure("equalizer" + times, files, (cassette, ids) -> compare(cassette, ids, threads));
            cases.measure("equalizer in memory" + times, memory, (cassette, ids) -> compare(cassette, ids, threads));
        }
        Path tapes = scratch.resolve("tapes");
        List<RecordingId> ids = files.find("BenchOperation").toList();
        new DedicatedProcesses(results, effort).measure(tapes, ids);
    }

    private static void compare(TapeCassette cassette, List<RecordingId> ids, int threads) {
        TapePlayer player = TapePlayer.over(cassette, BenchOperation.class);
        CompareExecutionConfig config = CompareExecutionConfig.standard().parallelism(threads);
        Equalizer equalizer = new Equalizer(ids, player, BenchOperation::new).config(config);
        try (Stream<Comparison> comparisons = equalizer.compare()) {
            comparisons.forEach(
                    comparison -> Recorded.require(comparison.status() == EqualityStatus.EQUAL, comparison.toString()));
        }
    }

    /** Does something with all recordings. */
    @FunctionalInterface
    private interface Work {
        void on(TapeCassette cassette, List<RecordingId> ids);
    }

    private record Case(Results results, Effort effort, int count) {

        void measure(String name, TapeCassette cassette, Work work) {
            List<RecordingId> ids = cassette.find("BenchOperation").toList();
            Recorded.require(ids.size() == count, "only %d recordings are found.".formatted(ids.size()));
            long realCalls = RealCalls.sum();
            Results.Case cold = results.of(name + " (first, cold)");
            figures(cold, Meter.readAsIs(() -> work.on(cassette, ids)));
            cold.end();
            double seconds = WarmUp.of(() -> work.on(cassette, ids), effort.share() * WARM_UP_SECONDS);
            Results.Case warm = results.of(name).add("warm-up", "s", seconds);
            for (int repeat = 0; repeat < effort.repeats(REPEATS); repeat++) {
                figures(warm, Meter.read(() -> work.on(cassette, ids)));
            }
            warm.end();
            Recorded.require(RealCalls.sum() == realCalls, "intercepted methods ran for real in a replay.");
        }

        private void figures(Results.Case figures, Meter.Reading reading) {
            figures.add("replayed", "recordings/s", count * 1e9 / reading.wallNanos())
                    .add("cpu of the process", "us/recording", reading.cpuNanos() / 1e3 / count)
                    .add("allocated", "B/recording", (double) reading.callerBytes() / count);
        }
    }
}

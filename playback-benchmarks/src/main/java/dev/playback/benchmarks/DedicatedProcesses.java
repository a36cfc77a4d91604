package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Children;
import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Meter;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.subject.BenchOperation;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.isolation.ComparerSpec;
import dev.playback.isolation.IsolatedComparer;
import dev.playback.isolation.WorkerOptions;
import dev.playback.isolation.WorkerPool;
import dev.playback.player.TapePlayer;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The rows of section c in which replays run in a JVM of their own: one for all, and a new one after every five. */
record DedicatedProcesses(Results results, Effort effort) {

    private static final int REPEATS = 3;
    /** How often all recordings are compared in a process that is not replaced. */
    private static final int BATCHES = 5;

    private static final String TAPES = "tapes";

    void measure(Path tapes, List<RecordingId> ids) {
        measure("dedicated process, never recycled", tapes, ids, 0);
        measure("dedicated process, recycled every 5", tapes, ids, 5);
    }

    private void measure(String name, Path tapes, List<RecordingId> ids, int recycleRate) {
        ComparerSpec comparer = ComparerSpec.of(Factory.class, Map.of(TAPES, tapes.toString()));
        Results.Case figures = results.of(name);
        for (int repeat = 0; repeat < effort.repeats(REPEATS); repeat++) {
            try (WorkerPool pool = WorkerPool.of(WorkerOptions.ofThisJvm().recycleRate(recycleRate))) {
                Batch batch = new Batch(pool, comparer, ids);
                batch.measure(figures, "start of the process included");
                for (int more = 2; recycleRate == 0 && more <= BATCHES; more++) {
                    batch.measure(figures, "batch %d of the same process".formatted(more));
                }
            }
        }
        figures.end();
    }

    /** Comparisons of all recordings, one after another. */
    private record Batch(WorkerPool pool, ComparerSpec comparer, List<RecordingId> ids) {

        void measure(Results.Case figures, String which) {
            Meter.Reading own = Meter.readAsIs(() -> {
                long before = Children.cpuNanos();
                for (RecordingId id : ids) {
                    Comparison comparison = pool.compare(comparer, id);
                    Recorded.require(comparison.status() == EqualityStatus.EQUAL, comparison.toString());
                }
                figures.add(
                        "cpu of the workers, " + which,
                        "us/recording",
                        (Children.cpuNanos() - before) / 1e3 / ids.size());
            });
            figures.add("replayed, " + which, "recordings/s", ids.size() * 1e9 / own.wallNanos())
                    .add("cpu of this process, " + which, "us/recording", own.cpuNanos() / 1e3 / ids.size());
        }
    }

    /** Made in the worker. */
    static final class Factory implements IsolatedComparer.Factory {

        @Override
        public IsolatedComparer create(Map<String, String> arguments) {
            FileTapeCassette cassette = new FileTapeCassette(Path.of(arguments.getOrDefault(TAPES, "")));
            TapePlayer player = TapePlayer.over(cassette, BenchOperation.class);
            return id -> new Equalizer(List.of(id), player, BenchOperation::new)
                    .compare()
                    .findFirst()
                    .orElseThrow();
        }
    }
}

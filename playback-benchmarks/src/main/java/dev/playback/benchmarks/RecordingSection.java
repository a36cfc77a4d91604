package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Meter;
import dev.playback.benchmarks.figures.Percentiles;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.figures.WarmUp;
import dev.playback.benchmarks.subject.BenchOperation;
import dev.playback.benchmarks.subject.PlainOperation;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.AsyncTapeCassette;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recorder.TapeRecorder;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What recording a whole operation costs, in a burst and paced: section b of the workload. */
final class RecordingSection implements Section {

    private static final int OPERATIONS = 1_000;
    private static final int REPEATS = 5;
    private static final int PACED_REPEATS = 3;
    private static final double WARM_UP_SECONDS = 15;
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private int folders;

    @Override
    public void run(Results results, Effort effort, Path scratch) {
        Burst burst = new Burst(results, effort);
        IntConsumer plain = new PlainOperation()::execute;
        IntConsumer recorded = new BenchOperation()::execute;
        burst.measure("plain", plain, null, 0);
        burst.measure("disabled", recorded, null, 0);
        Supplier<TapeCassette> files = () -> new FileTapeCassette(scratch.resolve("f" + folders++)).withoutFsync();
        burst.measure("memory_sync", recorded, InMemoryTapeCassette::new, 0);
        burst.measure("memory_async", recorded, () -> AsyncTapeCassette.over(new InMemoryTapeCassette()), 0);
        burst.measure("file_sync", recorded, files, 0);
        burst.measure("file_async", recorded, () -> AsyncTapeCassette.over(files.get()), 0);
        burst.measure("the same files without playback", BareFiles.like(scratch.resolve("f0")), null, 0);
        burst.measure("plain_paced", plain, null, PACE_NANOS);
        burst.measure("file_sync_paced", recorded, files, PACE_NANOS);
        burst.measure("file_async_paced", recorded, () -> AsyncTapeCassette.over(files.get()), PACE_NANOS);
        burst.measure(
                "memory_async_paced", recorded, () -> AsyncTapeCassette.over(new InMemoryTapeCassette()), PACE_NANOS);
    }

    private record Burst(Results results, Effort effort) {

        void measure(String name, IntConsumer operation, @Nullable Supplier<TapeCassette> cassettes, long paceNanos) {
            int count = effort.count(OPERATIONS);
            Results.Case cold = results.of(name + " (first, cold)");
            once(operation, cassettes, count, 0, cold);
            cold.end();
            Results.Case ignored = results.of(name);
            double seconds =
                    WarmUp.of(() -> once(operation, cassettes, count, 0, ignored), effort.share() * WARM_UP_SECONDS);
            Results.Case figures = results.of(name).add("warm-up", "s", seconds);
            for (int repeat = 0; repeat < effort.repeats(paceNanos == 0 ? REPEATS : PACED_REPEATS); repeat++) {
                Meter.settle();
                once(operation, cassettes, count, paceNanos, figures);
            }
            figures.end();
        }

        private static void once(
                IntConsumer operation,
                @Nullable Supplier<TapeCassette> cassettes,
                int count,
                long paceNanos,
                Results.Case figures) {
            long[] latencies = new long[count];
            long[] submitted = new long[2];
            Meter.Reading whole = Meter.readAsIs(() -> {
                if (cassettes == null) {
                    Meter.Reading reading = Meter.readAsIs(() -> execute(operation, latencies, paceNanos));
                    submitted[0] = reading.wallNanos();
                    submitted[1] = reading.callerNanos();
                } else {
                    recorded(operation, cassettes.get(), latencies, paceNanos, submitted);
                }
            });
            Percentiles percentiles = new Percentiles(latencies);
            figures.add("submitted", "ops/s", count * 1e9 / submitted[0])
                    .add("until flushed", "ops/s", count * 1e9 / whole.wallNanos())
                    .add("cpu of the process", "us/op", whole.cpuNanos() / 1e3 / count)
                    .add("cpu of the caller", "us/op", submitted[1] / 1e3 / count)
                    .add("allocated by the caller", "B/op", (double) whole.callerBytes() / count)
                    .add("latency p50", "us", percentiles.at(0.5) / 1e3)
                    .add("latency p99", "us", percentiles.at(0.99) / 1e3);
        }

        private static void recorded(
                IntConsumer operation, TapeCassette cassette, long[] latencies, long paceNanos, long[] submitted) {
            try (TapeRecorder recorder = Recorded.recorder(cassette)) {
                recorder.enableRecording();
                Meter.Reading reading = Meter.readAsIs(() -> execute(operation, latencies, paceNanos));
                submitted[0] = reading.wallNanos();
                submitted[1] = reading.callerNanos();
                recorder.disableRecording();
                cassette.close();
                Recorded.require(
                        recorder.saved() == latencies.length,
                        "%d of %d recordings are kept: %s"
                                .formatted(recorder.saved(), latencies.length, recorder.counts()));
            }
        }

        private static void execute(IntConsumer operation, long[] latencies, long paceNanos) {
            long start = System.nanoTime();
            for (int i = 0; i < latencies.length; i++) {
                long due = start + i * paceNanos;
                while (paceNanos > 0 && System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long began = System.nanoTime();
                operation.accept(i);
                latencies[i] = System.nanoTime() - began;
            }
        }
    }
}

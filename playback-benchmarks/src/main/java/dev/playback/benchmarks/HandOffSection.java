package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Percentiles;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.AsyncTapeCassette;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** How long a caller waits to hand a recording over to the writing thread, when recordings come one by one. */
final class HandOffSection implements Section {

    private static final int SECONDS = 3;
    private static final int REPEATS = 3;

    private int folders;

    @Override
    public void run(Results results, Effort effort, Path scratch) {
        Recording recording = recorded();
        for (int perSecond : List.of(200, 2_000)) {
            Case each = new Case(results, effort, recording, perSecond);
            each.measure("memory, async", () -> AsyncTapeCassette.over(new InMemoryTapeCassette()));
            each.measure("file, async", () -> AsyncTapeCassette.over(files(scratch)));
            each.measure("file, sync", () -> files(scratch));
        }
    }

    private TapeCassette files(Path scratch) {
        return new FileTapeCassette(scratch.resolve("tapes-" + folders++)).withoutFsync();
    }

    private static Recording recorded() {
        TapeCassette memory = new InMemoryTapeCassette();
        Recorded.operations(memory, 1);
        return memory.load(memory.find("BenchOperation").findFirst().orElseThrow());
    }

    private record Case(Results results, Effort effort, Recording recording, int perSecond) {

        void measure(String name, Supplier<TapeCassette> cassettes) {
            Results.Case figures = results.of("%s, %,d/s".formatted(name, perSecond));
            int count = effort.count(SECONDS * perSecond);
            // One more than counts: the first warms up.
            for (int repeat = 0; repeat <= effort.repeats(REPEATS); repeat++) {
                long[] nanos = new long[count];
                try (TapeCassette cassette = cassettes.get()) {
                    paced(cassette, nanos);
                }
                if (repeat > 0) {
                    Percentiles percentiles = new Percentiles(nanos);
                    figures.add("whole recording handed over, p50", "us", percentiles.at(0.5) / 1e3)
                            .add("whole recording handed over, p99", "us", percentiles.at(0.99) / 1e3)
                            .add(
                                    "entry handed over, mean of p50",
                                    "us",
                                    percentiles.at(0.5)
                                            / 1e3
                                            / recording.entries().size());
                }
            }
            figures.end();
        }

        private void paced(TapeCassette cassette, long[] nanos) {
            List<Entry> entries = recording.entries();
            RecordingMetadata metadata = recording.metadata();
            long pace = TimeUnit.SECONDS.toNanos(1) / perSecond;
            long start = System.nanoTime();
            for (int i = 0; i < nanos.length; i++) {
                RecordingId id = new RecordingId("BenchOperation", "20260101", "paced-" + i);
                long due = start + i * pace;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long began = System.nanoTime();
                RecordingDraft draft = cassette.create(id);
                for (Entry entry : entries) {
                    draft.add(entry);
                }
                draft.save(metadata);
                nanos[i] = System.nanoTime() - began;
            }
        }
    }
}

package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.GrowthPlot;
import dev.playback.benchmarks.figures.Meter;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.MetadataFilter;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** How long it takes to find recordings, and how that grows: section d of the workload. */
final class LookupSection implements Section {

    private static final int RECORDINGS = 10_000;
    private static final int REPEATS = 3;
    private static final RecordingLookup ALL = RecordingLookup.of("BenchOperation");
    private static final RecordingLookup TENANT = ALL.where("tenant", MetadataFilter.is("t07"));

    @Override
    public void run(Results results, Effort effort, Path scratch) {
        int count = effort.count(RECORDINGS);
        TapeCassette files = withoutFsync(scratch.resolve("tapes"));
        Recorded.operations(files, count);
        Case cases = new Case(results, effort);
        cases.measure("file, tenant=t07", files, TENANT, count / 100);
        cases.measure("file, tenant=t07, limit 10", files, TENANT.limit(10), Math.min(10, count / 100));
        cases.measure("file, no filter, limit 10", files, ALL.limit(10), 10);
        cases.measure("file, no filter", files, ALL, count);
        TapeCassette memory = new InMemoryTapeCassette();
        Recorded.operations(memory, count);
        cases.measure("memory, tenant=t07", memory, TENANT, count / 100);
        for (int size : List.of(1, 10, 100, 1_000, 10_000, 100_000)) {
            int sized = effort.count(size);
            TapeCassette growing = withoutFsync(scratch.resolve("size-" + size));
            Recorded.operations(growing, sized);
            Results.Case figures = results.of("file, tenant=t07@" + size);
            for (int repeat = 0; repeat < effort.repeats(REPEATS); repeat++) {
                figures.add(
                        GrowthPlot.SECONDS_BY_SIZE,
                        "s",
                        Meter.read(() -> Recorded.require(count(growing, TENANT) <= sized, "too many are found."))
                                        .wallNanos()
                                / 1e9);
            }
            figures.end();
        }
    }

    private static TapeCassette withoutFsync(Path directory) {
        return new FileTapeCassette(directory).withoutFsync();
    }

    private static int count(TapeCassette cassette, RecordingLookup lookup) {
        try (Stream<RecordingId> found = cassette.find(lookup)) {
            return (int) found.count();
        }
    }

    private record Case(Results results, Effort effort) {

        void measure(String name, TapeCassette cassette, RecordingLookup lookup, int expected) {
            Results.Case figures = results.of(name);
            // One more than counts: the first warms the page cache and the compiler.
            for (int repeat = 0; repeat <= effort.repeats(REPEATS); repeat++) {
                long[] first = new long[1];
                Meter.Reading reading = Meter.read(() -> {
                    long start = System.nanoTime();
                    int found = 0;
                    try (Stream<RecordingId> stream = cassette.find(lookup)) {
                        for (Iterator<RecordingId> ids = stream.iterator(); ids.hasNext(); ids.next()) {
                            first[0] = found++ == 0 ? System.nanoTime() - start : first[0];
                        }
                    }
                    Recorded.require(found == expected, "%d are found instead of %d.".formatted(found, expected));
                });
                if (repeat > 0) {
                    figures.add("wall", "s", reading.wallNanos() / 1e9)
                            .add("until the first", "s", first[0] / 1e9)
                            .add("cpu of the process", "s", reading.cpuNanos() / 1e9);
                }
            }
            figures.end();
        }
    }
}

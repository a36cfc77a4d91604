package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Meter;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.subject.BenchOperation;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.format.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How many bytes a recording takes: section e of the workload. */
final class SizeSection implements Section {

    private static final int RECORDINGS = 1_000;
    private static final int PAYLOAD_BYTES = 1024 * BenchOperation.INPUTS;

    @Override
    public void run(Results results, Effort effort, Path scratch) throws IOException {
        int count = effort.count(RECORDINGS);
        measure("file, plain", results, count, scratch.resolve("plain"), Compression.NONE);
        measure("file, zstd", results, count, scratch.resolve("zstd"), Compression.ZSTD);
    }

    private static void measure(String name, Results results, int count, Path directory, Compression compression)
            throws IOException {
        FileTapeCassette cassette =
                new FileTapeCassette(directory).withoutFsync().withCompression(compression);
        Meter.Reading reading = Meter.read(() -> Recorded.operations(cassette, count));
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long data = 0;
        long metadata = 0;
        for (Path file : files) {
            if (file.toString().endsWith(".meta.json")) {
                metadata += Files.size(file);
            } else {
                data += Files.size(file);
            }
        }
        results.of(name)
                .add("data", "B/recording", (double) data / count)
                .add("metadata", "B/recording", (double) metadata / count)
                .add("data ÷ payload", "", (double) data / count / PAYLOAD_BYTES)
                .add("cpu of recording, cold", "us/recording", reading.cpuNanos() / 1e3 / count)
                .end();
    }
}

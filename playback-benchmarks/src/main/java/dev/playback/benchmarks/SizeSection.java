package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Meter;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.figures.WarmUp;
import dev.playback.benchmarks.subject.BenchOperation;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.format.Compression;
import dev.playback.format.RecordingWriter;
import dev.playback.recording.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How many bytes a recording takes: section e of the workload. */
final class SizeSection implements Section {

    private static final int RECORDINGS = 1_000;
    private static final int REPEATS = 5;
    private static final double WARM_UP_SECONDS = 5;
    private static final int PAYLOAD_BYTES = 1024 * BenchOperation.INPUTS;

    @Override
    public void run(Results results, Effort effort, Path scratch) throws IOException {
        int count = effort.count(RECORDINGS);
        measure("file, plain", results, count, scratch.resolve("plain"), Compression.NONE);
        measure("file, zstd; the same bytes in S3", results, count, scratch.resolve("zstd"), Compression.ZSTD);
        compress(results, effort, count);
    }

    /** What packing the lines of a recording takes, beside putting them together. */
    private static void compress(Results results, Effort effort, int count) {
        InMemoryTapeCassette cassette = new InMemoryTapeCassette();
        Recorded.operations(cassette, count);
        List<Recording> recordings =
                cassette.recordingIds().stream().map(cassette::load).toList();
        Results.Case figures = results.of("lines of a recording");
        for (Compression compression : Compression.values()) {
            Meter.Work all = () -> {
                for (Recording recording : recordings) {
                    RecordingWriter writer = RecordingWriter.begin(
                            OutputStream.nullOutputStream(), compression, recording.id(), Instant.EPOCH);
                    writer.addAll(recording.entries());
                    writer.end(recording.metadata());
                }
            };
            WarmUp.of(all, effort.share() * WARM_UP_SECONDS);
            for (int repeat = 0; repeat < effort.repeats(REPEATS); repeat++) {
                figures.add(
                        "cpu, compression " + compression.label(),
                        "us/recording",
                        Meter.read(all).callerNanos() / 1e3 / count);
            }
        }
        figures.end();
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
        long blocks = 0;
        long block = Files.getFileStore(directory).getBlockSize();
        for (Path file : files) {
            blocks += (Files.size(file) + block - 1) / block;
            if (file.toString().endsWith(".meta.json")) {
                metadata += Files.size(file);
            } else {
                data += Files.size(file);
            }
        }
        results.of(name)
                .add("data", "B/recording", (double) data / count)
                .add("metadata", "B/recording", (double) metadata / count)
                .add("both, in whole blocks of %d B".formatted(block), "B/recording", (double) blocks * block / count)
                .add("data ÷ payload", "", (double) data / count / PAYLOAD_BYTES)
                .add("cpu of recording, cold", "us/recording", reading.cpuNanos() / 1e3 / count)
                .end();
    }
}

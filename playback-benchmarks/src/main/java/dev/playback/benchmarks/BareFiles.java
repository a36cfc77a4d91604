package dev.playback.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Makes the files of a recording as a file cassette does, and nothing else: what the file system alone takes. For one thread. */
final class BareFiles {

    private final Path directory;
    private final byte[] lines;
    private final byte[] metadata;
    private int made;

    private BareFiles(Path directory, byte[] lines, byte[] metadata) {
        this.directory = directory;
        this.lines = lines;
        this.metadata = metadata;
    }

    /** Makes files of the size of those in {@code recorded}, beside them. */
    static IntConsumer like(Path recorded) {
        try {
            BareFiles files = new BareFiles(
                    Files.createDirectories(recorded.resolveSibling("bare")),
                    any(recorded, ".jsonl"),
                    any(recorded, ".meta.json"));
            return opId -> files.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] any(Path recorded, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(recorded)) {
            return Files.readAllBytes(files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private void make() {
        try {
            String name = "r" + made++;
            make(name + ".part", name + ".jsonl", lines);
            make(name + ".meta.part", name + ".meta.json", metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(String first, String last, byte[] bytes) throws IOException {
        Path file = directory.resolve(first);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
        }
        Files.move(file, directory.resolve(last), StandardCopyOption.ATOMIC_MOVE);
    }
}

package dev.playback.benchmarks.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The memory of a process as the system counts it, not only its heap.
 *
 * @param most megabytes it ever had
 * @param now megabytes it has
 */
public record Peak(double most, double now) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double KILOBYTES = 1024;

    /** Writes that of this process to {@code file}; nothing where there is no {@code /proc}. */
    public static void write(Path file) {
        try {
            if (Files.isReadable(STATUS)) {
                List<String> lines = Files.readAllLines(STATUS);
                Files.write(file, List.of(kilobytes(lines, "VmHWM:"), kilobytes(lines, "VmRSS:")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kilobytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow();
    }

    /** Adds what another process wrote to {@code file}, if it did, to the figures of a case. */
    public static void add(Path file, String which, Results.Case figures) throws IOException {
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            Peak peak = new Peak(Long.parseLong(lines.get(0)) / KILOBYTES, Long.parseLong(lines.get(1)) / KILOBYTES);
            figures.add(which + ", VmHWM in it", "MB", peak.most()).add(which + ", VmRSS in it", "MB", peak.now());
        }
    }
}

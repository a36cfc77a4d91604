package dev.playback.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes a {@link JsonReport} while its run goes on. Until it is finished the file has {@code .part} behind its name, and holds all
 * comparisons added so far, even if the JVM is killed. Any thread may add.
 */
public final class JsonReportWriter implements AutoCloseable {

    private final Path file;
    private final Path part;
    private final Writer out;
    private boolean first = true;
    private boolean finished;

    private JsonReportWriter(Path file, Path part, Writer out) {
        this.file = file;
        this.part = part;
        this.out = out;
    }

    /**
     * Begins a report.
     *
     * @throws ReportException if it cannot be written
     */
    public static JsonReportWriter open(Path file, String title, Instant startedAt) {
        return open(file, title, startedAt, List.of());
    }

    /**
     * Begins a report that already has the comparisons of an earlier run. What that one left is replaced by a whole file in one step, so
     * that nothing is lost whenever the JVM ends.
     *
     * @throws ReportException if it cannot be written
     */
    public static JsonReportWriter open(Path file, String title, Instant startedAt, List<ReportedComparison> earlier) {
        Path part = part(file);
        Path begun = part.resolveSibling(part.getFileName() + ".new");
        try {
            Files.createDirectories(Objects.requireNonNull(part.getParent(), "parent"));
            try (JsonReportWriter writer =
                    new JsonReportWriter(file, begun, writer(begun, StandardOpenOption.TRUNCATE_EXISTING))) {
                writer.begin(title, startedAt);
                earlier.forEach(writer::add);
            }
            move(begun, part);
            JsonReportWriter writer = new JsonReportWriter(file, part, writer(part, StandardOpenOption.APPEND));
            writer.first = earlier.isEmpty();
            return writer;
        } catch (IOException e) {
            throw new ReportException("The report %s cannot be written: %s".formatted(file, e), e);
        }
    }

    private static Writer writer(Path file, OpenOption option) throws IOException {
        return Files.newBufferedWriter(
                file, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.WRITE, option);
    }

    private void begin(String title, Instant startedAt) throws IOException {
        ObjectNode header = ReportRows.object()
                .put("format", JsonReport.FORMAT)
                .put("version", JsonReport.VERSION)
                .put("title", title)
                .put("startedAt", startedAt.toString());
        String text = ReportRows.text(header);
        out.write(text.substring(0, text.length() - 1) + ",\"comparisons\":[");
    }

    /** Reads what an earlier run left at {@code file}, be it finished or interrupted; empty if there is nothing. */
    public static Optional<RunReport> earlier(Path file) {
        Path part = part(file);
        if (Files.exists(part)) {
            return Optional.of(JsonReport.read(part));
        }
        return Files.exists(file) ? Optional.of(JsonReport.read(file)) : Optional.empty();
    }

    private static Path part(Path file) {
        Path absolute = file.toAbsolutePath();
        return absolute.resolveSibling(absolute.getFileName() + ".part");
    }

    /** Writes down one comparison. */
    public synchronized void add(ReportedComparison comparison) {
        try {
            out.write((first ? "\n" : ",\n") + ReportRows.text(ReportRows.write(comparison, Integer.MAX_VALUE)));
            out.flush();
            first = false;
        } catch (IOException e) {
            throw new ReportException("The report %s cannot be written: %s".formatted(part, e), e);
        }
    }

    /** Writes down everything but the comparisons of {@code report}, which were added, and puts the file in its place. */
    public synchronized void finish(RunReport report) {
        try {
            out.write("\n]," + ReportRows.text(ReportSummary.of(report)).substring(1) + "\n");
            out.close();
            finished = true;
            move(part, file);
        } catch (IOException e) {
            throw new ReportException("The report %s cannot be written: %s".formatted(file, e), e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves an unfinished report as it is, for a later run to go on from. */
    @Override
    public synchronized void close() {
        if (!finished) {
            try {
                out.close();
            } catch (IOException e) {
                throw new ReportException("The report %s cannot be written: %s".formatted(part, e), e);
            }
        }
    }
}

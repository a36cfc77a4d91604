package dev.playback.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as JSON that programs read, in the form that {@code docs/reports.md} describes. Written comparison by comparison, each on a
 * line of its own, so that what a run had before it was interrupted can be read back.
 */
public final class JsonReport {

    /** The version of the form; one that is read may be older. */
    public static final int VERSION = 1;

    static final String FORMAT = "playback-report";

    private JsonReport() {}

    /**
     * Writes {@code report} to {@code file}, in one step: a file that stands there is replaced or stays.
     *
     * @throws ReportException if it cannot be written
     */
    public static void write(RunReport report, Path file) {
        try (JsonReportWriter writer = JsonReportWriter.open(file, report.title(), report.startedAt())) {
            report.comparisons().forEach(writer::add);
            writer.finish(report);
        }
    }

    /**
     * Reads a report back. Of one that ends in the middle, since its run was interrupted, all whole comparisons count.
     *
     * @throws ReportException if it cannot be read, is no report, or of a later version
     */
    public static RunReport read(Path file) {
        try {
            return report(file, tree(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new ReportException("The report %s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static JsonNode tree(Path file) throws IOException {
        try {
            return ReportRows.tree(Files.readString(file));
        } catch (JsonProcessingException e) {
            return begun(file);
        }
    }

    // The first line ends with the opening bracket of the comparisons; each further line is one, until the one that
    // broke off.
    private static JsonNode begun(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            ObjectNode begun = (ObjectNode) ReportRows.tree(first == null ? "{}" : first + "]}");
            for (String line = lines.readLine(); line != null && line.startsWith("{"); line = lines.readLine()) {
                try {
                    begun.withArray("comparisons")
                            .add(ReportRows.tree(line.endsWith(",") ? line.substring(0, line.length() - 1) : line));
                } catch (JsonProcessingException e) {
                    return begun;
                }
            }
            return begun;
        }
    }

    private static RunReport report(Path file, JsonNode tree) {
        if (!tree.path("format").asText().equals(FORMAT) || tree.path("version").asInt() > VERSION) {
            throw new ReportException(
                    "%s is no report that can be read here: its format is '%s', version %s; expected '%s' of version %d or below."
                            .formatted(
                                    file,
                                    tree.path("format").asText(),
                                    tree.path("version").asText(),
                                    FORMAT,
                                    VERSION),
                    null);
        }
        List<ReportedComparison> comparisons = new ArrayList<>();
        tree.path("comparisons").forEach(row -> comparisons.add(ReportRows.read(row)));
        List<BrokenCategory> broken = new ArrayList<>();
        tree.path("brokenCategories")
                .forEach(one -> broken.add(
                        new BrokenCategory(one.path("category").asText(), ReportRows.failure(one.path("failure")))));
        List<String> notes = new ArrayList<>();
        tree.path("notes").forEach(note -> notes.add(note.asText()));
        return new RunReport(
                tree.path("title").asText(),
                Instant.parse(tree.path("startedAt").asText()),
                Duration.ofMillis(tree.path("durationMillis").asLong()),
                comparisons,
                broken,
                notes,
                ReportRows.optional(tree, "rerun"));
    }
}

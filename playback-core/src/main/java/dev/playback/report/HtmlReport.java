package dev.playback.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A run as one page that needs nothing else: opened from a disk without a network, it shows totals, changes, durations and each
 * difference. What stands in recordings is data to it: never markup, style or script, and its policy lets nothing but its own run.
 */
public final class HtmlReport {

    static final int LONGEST_EXAMPLE = 500;

    // A page that must open at once; the JSON report has the whole.
    private static final int LONGEST_TEXT = 50_000;
    private static final List<String> SCRIPTS =
            List.of("model.js", "list.js", "diff.js", "lines.js", "detail.js", "overview.js", "plot.js", "main.js");
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private HtmlReport() {}

    /**
     * Writes {@code report} to {@code file} and replaces what stands there.
     *
     * @throws ReportException if it cannot be written
     */
    public static void write(RunReport report, Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent(), "parent"));
            Files.writeString(file, page(report));
        } catch (IOException e) {
            throw new ReportException("The report %s cannot be written: %s".formatted(file, e), e);
        }
    }

    /** Returns {@code report} as the text of a page. */
    public static String page(RunReport report) {
        String style = resource("page.css");
        String script = "\"use strict\";\n(() => {\n"
                + SCRIPTS.stream().map(HtmlReport::resource).collect(Collectors.joining("\n")) + "})();\n";
        String policy = "default-src 'none'; script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'"
                .formatted(hash(script), hash(style));
        Map<String, String> parts = Map.of(
                "csp", policy,
                "title", escaped(report.title()),
                "style", style,
                "script", script,
                "data", json(report));
        // In one pass, so that no part is searched for the place of another.
        Matcher places = PLACE.matcher(resource("page.html"));
        return places.replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)))));
    }

    private static String json(RunReport report) {
        ObjectNode data = ReportRows.object()
                .put("title", report.title())
                .put("startedAt", report.startedAt().toString());
        ArrayNode rows = data.putArray("comparisons");
        report.comparisons().forEach(comparison -> rows.add(ReportRows.write(comparison, LONGEST_TEXT)));
        data.setAll(ReportSummary.of(report));
        // All else that a script element could take for markup is not ASCII and escaped already.
        return ReportRows.text(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.playback.report;

import dev.playback.equalizer.EqualityStatus;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run as text for a terminal: the verdict, where it changed, how often, and the first differences. Read in five seconds. */
public final class ConsoleReport {

    private static final int FIRST_CHANGES = 10;
    private static final int FIRST_DIFFERENT = 3;
    private static final int FIRST_DIFFERENCES = 5;
    private static final int FIRST_NOTES = 3;
    private static final int WIDTH = 160;

    private ConsoleReport() {}

    /** Prints {@code report} to {@code out}. */
    public static void print(RunReport report, PrintStream out) {
        out.print(text(report));
        out.flush();
    }

    /** Returns {@code report} as lines of text, each ended. */
    public static String text(RunReport report) {
        StringBuilder text = new StringBuilder(verdict(report)).append('\n');
        if (report.totalsByCategory().size() > 1) {
            categories(report, text);
        }
        report.brokenCategories().forEach(broken -> text.append("\nCategory ")
                .append(broken.category())
                .append(" could not be run: ")
                .append(Texts.line(broken.failure().summary(), WIDTH))
                .append('\n'));
        changes(report, text);
        firstDifferences(report, text);
        report.notes().forEach(note -> text.append("\nNote: ").append(note).append('\n'));
        return text.toString();
    }

    private static String verdict(RunReport report) {
        int all = report.comparisons().size();
        StringBuilder line =
                new StringBuilder(report.title()).append(": ").append(Texts.counted(all, "recording", "recordings"));
        Map<EqualityStatus, Integer> totals = report.totals();
        if (all > 0 && report.isEqual()) {
            line.append(", all equal");
        } else {
            String separator = ": ";
            for (EqualityStatus status : EqualityStatus.values()) {
                int count = totals.getOrDefault(status, 0);
                if (count > 0) {
                    line.append(separator)
                            .append(Texts.number(count))
                            .append(' ')
                            .append(name(status));
                    separator = ", ";
                }
            }
        }
        return line.append(" (")
                .append(Texts.duration(report.took()))
                .append(')')
                .toString();
    }

    static String name(EqualityStatus status) {
        return status == EqualityStatus.EQUALIZER_FAILURE
                ? "not compared"
                : status.name().toLowerCase(Locale.ROOT);
    }

    private static void categories(RunReport report, StringBuilder text) {
        Map<String, Map<EqualityStatus, Integer>> totals = report.totalsByCategory();
        int widest = Math.max(
                8, totals.keySet().stream().mapToInt(String::length).max().orElse(0));
        text.append('\n').append(padded("category", widest));
        for (EqualityStatus status : EqualityStatus.values()) {
            text.append("%14s".formatted(name(status)));
        }
        text.append('\n');
        totals.forEach((category, counts) -> {
            text.append(padded(category, widest));
            counts.values().forEach(count -> text.append("%14s".formatted(count == 0 ? "." : Texts.number(count))));
            text.append('\n');
        });
    }

    private static String padded(String text, int width) {
        return "  " + text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static void changes(RunReport report, StringBuilder text) {
        List<ChangeCluster> clusters = ChangeCluster.of(report.comparisons());
        if (clusters.isEmpty()) {
            return;
        }
        text.append("\nWhat changed:\n");
        clusters.stream()
                .limit(FIRST_CHANGES)
                .forEach(cluster -> text.append("%8s  %s  %s%n"
                        .formatted(Texts.number(cluster.indexes().size()), cluster.category(), cluster.headline())
                        .replace(System.lineSeparator(), "\n")));
        if (clusters.size() > FIRST_CHANGES) {
            text.append("          and ")
                    .append(Texts.counted(clusters.size() - FIRST_CHANGES, "more", "more"))
                    .append('\n');
        }
    }

    private static void firstDifferences(RunReport report, StringBuilder text) {
        report.comparisons().stream()
                .filter(comparison -> comparison.status() != EqualityStatus.EQUAL)
                .limit(FIRST_DIFFERENT)
                .forEach(comparison -> comparison(comparison, text));
    }

    private static void comparison(ReportedComparison comparison, StringBuilder text) {
        text.append('\n')
                .append(comparison.id())
                .append(' ')
                .append(name(comparison.status()))
                .append('\n');
        comparison.message().ifPresent(message -> line(text, message));
        comparison.failure().ifPresent(failure -> line(text, failure.summary()));
        comparison.differences().stream()
                .limit(FIRST_DIFFERENCES)
                .forEach(difference -> line(text, difference.toString()));
        int more = comparison.differences().size() - FIRST_DIFFERENCES;
        if (more > 0) {
            line(text, "and " + Texts.number(more) + " more");
        }
        comparison.notes().stream().limit(FIRST_NOTES).forEach(note -> line(text, "note: " + note));
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(Texts.line(line, WIDTH)).append('\n');
    }
}

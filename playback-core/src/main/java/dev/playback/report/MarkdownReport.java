package dev.playback.report;

import dev.playback.equalizer.EqualityStatus;
import java.util.List;
import java.util.Map;

/** A run as Markdown for a pull request or a job summary: the verdict, a table, the changes, and some recordings to look at. */
public final class MarkdownReport {

    private static final int FIRST_CHANGES = 20;
    private static final int FIRST_DIFFERENT = 10;
    private static final int FIRST_DIFFERENCES = 5;
    private static final int FIRST_NOTES = 3;
    // Comments of pull requests may have 65,536 characters.
    private static final int LONGEST = 60_000;

    private MarkdownReport() {}

    /** Returns {@code report} as Markdown of at most 60,000 characters. */
    public static String text(RunReport report) {
        StringBuilder text = new StringBuilder();
        text.append("### ")
                .append(report.isEqual() ? "✅ " : "❌ ")
                .append(escaped(report.title()))
                .append("\n\n");
        text.append(verdict(report)).append("\n\n");
        categories(report, text);
        report.brokenCategories()
                .forEach(broken -> text.append("\n**Category %s could not be run:** %s\n"
                        .formatted(
                                escaped(broken.category()),
                                code(broken.failure().summary()))));
        changes(report, text);
        recordings(report, text);
        report.notes().forEach(note -> text.append("\n> ").append(escaped(note)).append('\n'));
        if (text.length() <= LONGEST) {
            return text.toString();
        }
        int end = text.lastIndexOf("\n", LONGEST);
        return text.substring(0, end) + "\n\n_The rest is cut; the other reports have it._\n";
    }

    private static String verdict(RunReport report) {
        int all = report.comparisons().size();
        int equal = report.totals().getOrDefault(EqualityStatus.EQUAL, 0);
        String took = " in " + Texts.duration(report.took()) + ".";
        return report.isEqual()
                ? "All " + Texts.counted(all, "recording", "recordings") + " replayed as recorded" + took
                : "**%s of %s** did not replay as recorded%s"
                        .formatted(Texts.number(all - equal), Texts.counted(all, "recording", "recordings"), took);
    }

    private static void categories(RunReport report, StringBuilder text) {
        text.append("| category |");
        for (EqualityStatus status : EqualityStatus.values()) {
            text.append(' ').append(ConsoleReport.name(status)).append(" |");
        }
        text.append("\n|---|---:|---:|---:|---:|---:|\n");
        for (Map.Entry<String, Map<EqualityStatus, Integer>> category :
                report.totalsByCategory().entrySet()) {
            text.append("| ").append(escaped(category.getKey())).append(" |");
            category.getValue().values().forEach(count -> text.append(' ')
                    .append(Texts.number(count))
                    .append(" |"));
            text.append('\n');
        }
    }

    private static void changes(RunReport report, StringBuilder text) {
        List<ChangeCluster> clusters = ChangeCluster.of(report.comparisons());
        if (clusters.isEmpty()) {
            return;
        }
        text.append("\n| recordings | category | what changed |\n|---:|---|---|\n");
        clusters.stream()
                .limit(FIRST_CHANGES)
                .forEach(cluster -> text.append("| %s | %s | %s |\n"
                        .formatted(
                                Texts.number(cluster.indexes().size()),
                                escaped(cluster.category()),
                                code(cluster.headline()))));
        if (clusters.size() > FIRST_CHANGES) {
            text.append("| | | and ")
                    .append(Texts.number(clusters.size() - FIRST_CHANGES))
                    .append(" more |\n");
        }
    }

    private static void recordings(RunReport report, StringBuilder text) {
        List<ReportedComparison> different = report.comparisons().stream()
                .filter(comparison -> comparison.status() != EqualityStatus.EQUAL)
                .toList();
        if (different.isEmpty()) {
            return;
        }
        int shown = Math.min(FIRST_DIFFERENT, different.size());
        text.append("\n<details><summary>The first ")
                .append(Texts.counted(shown, "recording", "recordings"))
                .append("</summary>\n");
        different.stream().limit(FIRST_DIFFERENT).forEach(comparison -> recording(comparison, text));
        text.append("\n</details>\n");
    }

    private static void recording(ReportedComparison comparison, StringBuilder text) {
        text.append("\n- %s %s\n".formatted(code(comparison.id().toString()), ConsoleReport.name(comparison.status())));
        comparison.message().ifPresent(message -> item(text, message));
        comparison.failure().ifPresent(failure -> item(text, failure.summary()));
        comparison.differences().stream()
                .limit(FIRST_DIFFERENCES)
                .forEach(difference -> item(text, difference.toString()));
        comparison.notes().stream().limit(FIRST_NOTES).forEach(note -> item(text, "note: " + note));
    }

    private static void item(StringBuilder text, String line) {
        text.append("  - ").append(code(line)).append('\n');
    }

    // What stands in a recording is shown as code, between more backticks than it has itself: no link, mention, image
    // or tag.
    private static String code(String text) {
        String line = Texts.line(text, 300).replace("|", "\\|");
        String fence = "`";
        while (line.contains(fence)) {
            fence += "`";
        }
        return fence + (fence.length() > 1 ? " " + line + " " : line) + fence;
    }

    private static String escaped(String text) {
        return Texts.line(text, 300).replaceAll("([\\\\`*_{}\\[\\]<>()#+!|@~&])", "\\\\$1");
    }
}

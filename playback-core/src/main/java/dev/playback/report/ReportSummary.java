package dev.playback.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Everything of a report but its comparisons, as JSON. */
final class ReportSummary {

    private ReportSummary() {}

    static ObjectNode of(RunReport report) {
        ObjectNode node =
                ReportRows.object().put("durationMillis", report.took().toMillis());
        ObjectNode totals = node.putObject("totals");
        report.totals().forEach((status, count) -> totals.put(status.name(), count));
        ArrayNode broken = node.putArray("brokenCategories");
        report.brokenCategories()
                .forEach(category -> ReportRows.write(
                        broken.addObject().put("category", category.category()).putObject("failure"),
                        category.failure()));
        ArrayNode notes = node.putArray("notes");
        report.notes().forEach(notes::add);
        report.rerun().ifPresent(command -> node.put("rerun", command));
        ArrayNode clusters = node.putArray("clusters");
        ChangeCluster.of(report.comparisons()).forEach(cluster -> write(clusters.addObject(), cluster));
        ArrayNode outliers = node.putArray("outliers");
        DurationOutlier.of(report.comparisons()).forEach(outlier -> outliers.addObject()
                .put("index", outlier.index())
                .put("ratio", outlier.ratio())
                .put("slower", outlier.slower()));
        return node;
    }

    private static void write(ObjectNode node, ChangeCluster cluster) {
        node.put("category", cluster.category()).put("path", cluster.path()).put("kind", cluster.kind());
        ReportRows.put(node, "recorded", cluster.recorded(), HtmlReport.LONGEST_EXAMPLE);
        ReportRows.put(node, "replayed", cluster.replayed(), HtmlReport.LONGEST_EXAMPLE);
        node.put("values", cluster.values());
        ArrayNode indexes = node.putArray("indexes");
        cluster.indexes().forEach(indexes::add);
    }
}

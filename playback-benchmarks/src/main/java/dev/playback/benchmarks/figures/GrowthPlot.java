package dev.playback.benchmarks.figures;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Draws how a time grows with a size, both on logarithmic axes, as one SVG; a line per case name before its {@code @size}. */
public final class GrowthPlot {

    /** The figure that is drawn; its case is named {@code <line>@<size>}. */
    public static final String SECONDS_BY_SIZE = "seconds by size";

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 60;
    private static final List<String> COLOURS = List.of("#0b7285", "#c92a2a", "#5f3dc4", "#2b8a3e", "#e67700");

    private GrowthPlot() {}

    public static String svg(List<Figure> figures) {
        Map<String, TreeMap<Double, Double>> lines = figures.stream()
                .collect(Collectors.groupingBy(
                        figure -> figure.name().substring(0, figure.name().indexOf('@')),
                        TreeMap::new,
                        Collectors.toMap(GrowthPlot::size, Figure::median, (one, other) -> other, TreeMap::new)));
        Axis x = Axis.over(
                lines.values().stream().flatMap(line -> line.keySet().stream()).toList());
        Axis y = Axis.over(
                lines.values().stream().flatMap(line -> line.values().stream()).toList());
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        .formatted(WIDTH, HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        grid(svg, x, y);
        int index = 0;
        for (Map.Entry<String, TreeMap<Double, Double>> line : lines.entrySet()) {
            line(svg, line.getKey(), line.getValue(), index++, x, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private static double size(Figure figure) {
        return Double.parseDouble(figure.name().substring(figure.name().indexOf('@') + 1));
    }

    private static void grid(StringBuilder svg, Axis x, Axis y) {
        for (int power = x.from(); power <= x.to(); power++) {
            double at = px(x, Math.pow(10, power));
            svg.append(text(
                    at, HEIGHT - MARGIN + 20, "middle", String.format(Locale.ROOT, "%,d", (long) Math.pow(10, power))));
            svg.append(stroke(at, MARGIN / 2.0, at, HEIGHT - MARGIN));
        }
        for (int power = y.from(); power <= y.to(); power++) {
            double at = py(y, Math.pow(10, power));
            svg.append(text(MARGIN - 8, at + 4, "end", label(power)));
            svg.append(stroke(MARGIN, at, WIDTH - MARGIN, at));
        }
    }

    private static String label(int power) {
        return power >= 0
                ? (long) Math.pow(10, power) + " s"
                : power >= -3 ? (long) Math.pow(10, power + 3) + " ms" : (long) Math.pow(10, power + 6) + " us";
    }

    private static void line(StringBuilder svg, String name, Map<Double, Double> points, int index, Axis x, Axis y) {
        String colour = COLOURS.get(index % COLOURS.size());
        String path = points.entrySet().stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", px(x, point.getKey()), py(y, point.getValue())))
                .collect(Collectors.joining(" "));
        svg.append(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n".formatted(path, colour));
        svg.append("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n"
                .formatted(MARGIN + 10, MARGIN / 2 + 16 * (index + 1), colour, name));
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333\">%s</text>%n",
                x,
                y,
                anchor,
                text);
    }

    private static String stroke(double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                x1,
                y1,
                x2,
                y2);
    }

    private static double px(Axis axis, double value) {
        return MARGIN + axis.share(value) * (WIDTH - 2.0 * MARGIN);
    }

    private static double py(Axis axis, double value) {
        return HEIGHT - MARGIN - axis.share(value) * (HEIGHT - 1.5 * MARGIN);
    }

    /** A logarithmic axis between two powers of ten. */
    private record Axis(int from, int to) {

        static Axis over(List<Double> values) {
            double least =
                    values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
            double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(10);
            int from = (int) Math.floor(Math.log10(Math.max(least, 1e-9)));
            return new Axis(from, Math.max(from + 1, (int) Math.ceil(Math.log10(Math.max(most, 1e-9)))));
        }

        double share(double value) {
            return (Math.log10(Math.max(value, 1e-9)) - from) / (to - from);
        }
    }
}

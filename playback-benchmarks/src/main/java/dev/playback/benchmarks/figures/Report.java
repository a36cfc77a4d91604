package dev.playback.benchmarks.figures;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes figures as JSON, as tables and as plots, a section each, with the machine they were measured on. */
public final class Report {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Report() {}

    public static void write(List<Figure> figures, Path directory) throws IOException {
        StringBuilder text = new StringBuilder("# Benchmark report\n\n").append(machine());
        Map<String, List<Figure>> sections = figures.stream()
                .collect(Collectors.groupingBy(Figure::section, LinkedHashMap::new, Collectors.toList()));
        sections.forEach((section, of) -> text.append(table(section, of)));
        Files.writeString(directory.resolve("report.md"), text);
        JSON.writeValue(
                directory.resolve("report.json").toFile(),
                Map.of("machine", machine().strip(), "figures", figures));
        Map<String, List<Figure>> curves = figures.stream()
                .filter(figure -> figure.figure().equals(GrowthPlot.SECONDS_BY_SIZE))
                .collect(Collectors.groupingBy(Figure::section, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Figure>> curve : curves.entrySet()) {
            Files.writeString(directory.resolve(curve.getKey() + ".svg"), GrowthPlot.svg(curve.getValue()));
        }
    }

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return "%d cores, %s %s, Java %s (%s), heap of this process at most %d MB.%n%nMedian, and least to most over the repeats.%n"
                .formatted(
                        runtime.availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        System.getProperty("java.vm.name"),
                        runtime.maxMemory() >> 20);
    }

    private static String table(String section, List<Figure> figures) {
        StringBuilder table = new StringBuilder("\n## " + section
                + "\n\n| case | figure | median | least to most | repeats |\n|---|---|---|---|---|\n");
        for (Figure figure : figures) {
            table.append("| %s | %s | %s %s | %s to %s | %d |%n"
                    .formatted(
                            figure.name(),
                            figure.figure(),
                            number(figure.median()),
                            figure.unit(),
                            number(figure.min()),
                            number(figure.max()),
                            figure.repeats().size()));
        }
        return table.toString();
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e12) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.1f", value);
    }
}

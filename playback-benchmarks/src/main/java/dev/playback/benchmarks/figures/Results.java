package dev.playback.benchmarks.figures;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of one section, kept as a line of JSON each, so that a process that dies loses none. For one thread. */
public final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String section;
    private final Path file;

    public Results(String section, Path file) {
        this.section = section;
        this.file = file;
    }

    public String section() {
        return section;
    }

    public Path file() {
        return file;
    }

    /** Collects the values of several figures of one case over its repeats. */
    public final class Case {

        private final String name;
        private final Map<String, List<Double>> values = new LinkedHashMap<>();
        private final Map<String, String> units = new LinkedHashMap<>();

        private Case(String name) {
            this.name = name;
        }

        public Case add(String figure, String unit, double value) {
            values.computeIfAbsent(figure, key -> new ArrayList<>()).add(value);
            units.put(figure, unit);
            return this;
        }

        public void end() {
            values.forEach((figure, repeats) ->
                    write(new Figure(section, name, figure, units.getOrDefault(figure, ""), repeats)));
        }
    }

    public Case of(String name) {
        return new Case(name);
    }

    public static List<Figure> read(Path file) {
        try {
            List<Figure> figures = new ArrayList<>();
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    figures.add(JSON.readValue(line, Figure.class));
                }
            }
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException("The figures in %s cannot be read.".formatted(file), e);
        }
    }

    private void write(Figure figure) {
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(figure) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The figures cannot be written to %s.".formatted(file), e);
        }
    }
}

package dev.playback.benchmarks.figures;

import java.util.List;

/**
 * One figure of one case, as measured in each repeat.
 *
 * @param section the part of the workload, such as {@code b. recording}
 * @param name the case, such as {@code file_async}
 * @param figure what was measured, such as {@code cpu}
 * @param unit its unit, such as {@code us/op}
 * @param repeats the value of each repeat, in order; at least one
 */
public record Figure(String section, String name, String figure, String unit, List<Double> repeats) {

    /** Copies the repeats. */
    public Figure {
        repeats = List.copyOf(repeats);
        if (repeats.isEmpty()) {
            throw new IllegalArgumentException("%s of %s was never measured.".formatted(figure, name));
        }
    }

    public double median() {
        List<Double> sorted = repeats.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return repeats.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double max() {
        return repeats.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}

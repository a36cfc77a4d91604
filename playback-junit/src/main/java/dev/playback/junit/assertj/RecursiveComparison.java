package dev.playback.junit.assertj;

import dev.playback.difference.Difference;
import dev.playback.difference.DifferenceKind;
import dev.playback.equalizer.Comparator;
import dev.playback.equalizer.ComparatorResult;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Run;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.recursive.comparison.ComparisonDifference;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonDifferenceCalculator;
import org.jspecify.annotations.Nullable;

/** Compares results as objects, by AssertJ's recursive comparison and all that can be configured there. */
public final class RecursiveComparison {

    private RecursiveComparison() {}

    /**
     * Returns a comparator of the results of the operation, which is declared to return {@code type}; outputs are not compared. A run
     * that threw while the other did not is different.
     */
    public static Comparator<Run> ofResults(Class<?> type, RecursiveComparisonConfiguration configuration) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(configuration, "configuration");
        return (recorded, replayed, data) -> {
            if (recorded.threw() || replayed.threw()) {
                return recorded.threw() == replayed.threw()
                        ? compared(recorded.exception(), replayed.exception(), "exception", configuration)
                        : ComparatorResult.of(EqualityStatus.DIFFERENT);
            }
            return compared(recorded.result(type), replayed.result(type), "result", configuration);
        };
    }

    private static ComparatorResult compared(
            @Nullable Object recorded,
            @Nullable Object replayed,
            String what,
            RecursiveComparisonConfiguration configuration) {
        List<Difference> differences = new RecursiveComparisonDifferenceCalculator()
                .determineDifferences(replayed, recorded, configuration).stream()
                        .map(difference -> difference("operation[0]." + what, difference))
                        .toList();
        return ComparatorResult.of(differences);
    }

    private static Difference difference(String root, ComparisonDifference difference) {
        String path = String.join(".", difference.getDecomposedPath());
        return new Difference(
                path.isEmpty() ? root : root + "." + path,
                DifferenceKind.CHANGED,
                String.valueOf(difference.getExpected()),
                String.valueOf(difference.getActual()));
    }
}

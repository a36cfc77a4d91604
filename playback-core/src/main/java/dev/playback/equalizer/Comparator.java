package dev.playback.equalizer;

import dev.playback.difference.ComparisonRules;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was extracted from a recording with what was extracted from its replay. Called by several threads at once where
 * comparisons run in parallel. Whatever it throws becomes the failure of this one comparison.
 *
 * @param <T> what the result extractor gives
 */
@FunctionalInterface
public interface Comparator<T extends @Nullable Object> {

    /** Compares two results; {@code data} is what the comparison data extractor gave. */
    ComparatorResult compare(T recorded, T replayed, ComparisonData data) throws Exception;

    /** Returns a comparator that calls two results equal where {@code test} does. */
    static <T extends @Nullable Object> Comparator<T> equal(BiPredicate<? super T, ? super T> test) {
        return (recorded, replayed, data) -> ComparatorResult.of(test.test(recorded, replayed));
    }

    /** Returns a comparator that knows no more than a status. */
    static <T extends @Nullable Object> Comparator<T> status(
            BiFunction<? super T, ? super T, EqualityStatus> comparison) {
        return (recorded, replayed, data) -> ComparatorResult.of(comparison.apply(recorded, replayed));
    }

    /**
     * Returns the comparator that is used if none is given, with rules: all is compared but what they let differ. An equalizer that
     * is given it has these rules beside its own.
     */
    static Comparator<@Nullable Object> byRules(ComparisonRules rules) {
        return new RuleComparator(Objects.requireNonNull(rules, "rules"));
    }
}

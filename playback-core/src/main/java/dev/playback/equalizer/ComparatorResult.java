package dev.playback.equalizer;

import dev.playback.difference.Difference;
import java.util.List;
import java.util.Objects;

/**
 * What a comparator found.
 *
 * @param message what a person reads first; empty leaves it to the differences
 */
public record ComparatorResult(EqualityStatus status, String message, List<Difference> differences) {

    /** Copies the differences. */
    public ComparatorResult {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
        differences = List.copyOf(differences);
    }

    /** Returns a result that says no more than its status. */
    public static ComparatorResult of(EqualityStatus status) {
        return new ComparatorResult(status, "", List.of());
    }

    /** Returns {@code EQUAL} or {@code DIFFERENT}. */
    public static ComparatorResult of(boolean equal) {
        return of(equal ? EqualityStatus.EQUAL : EqualityStatus.DIFFERENT);
    }

    /** Returns {@code EQUAL} if there are no differences, else {@code DIFFERENT}. */
    public static ComparatorResult of(List<Difference> differences) {
        return new ComparatorResult(
                differences.isEmpty() ? EqualityStatus.EQUAL : EqualityStatus.DIFFERENT, "", differences);
    }

    /** Returns {@code DIFFERENT} for the reason that {@code message} gives. */
    public static ComparatorResult different(String message) {
        return new ComparatorResult(EqualityStatus.DIFFERENT, message, List.of());
    }
}

package dev.playback.lookup;

import dev.playback.lookup.Filters.Absent;
import dev.playback.lookup.Filters.AnyOf;
import dev.playback.lookup.Filters.Both;
import dev.playback.lookup.Filters.Compares;
import dev.playback.lookup.Filters.Is;
import dev.playback.lookup.Filters.IsNot;
import dev.playback.lookup.Filters.Like;
import dev.playback.lookup.Filters.Present;
import dev.playback.lookup.Filters.Relation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values of one fact are wanted. Throws for no value: what it cannot compare does not match.
 *
 * <p>Those made here compare numbers by value, exactly, whatever their class; times by their place in time where the wanted value is a
 * time; texts by code units. A fact that is a list matches if one of its elements does. They are equal if they want the same, and print
 * what they want, so that a lookup can be kept and compared; one of your own need not.
 */
@FunctionalInterface
public interface MetadataFilter {

    /** Says whether the value of the fact is wanted; it is null where the recording has no such fact. */
    boolean matches(@Nullable Object value);

    /** Wants the fact to be {@code wanted}; a collection is compared as a whole. */
    static MetadataFilter is(Object wanted) {
        return new Is(wanted);
    }

    /** Wants the fact to be there and be of the kind of {@code unwanted}, but not it; of a list, no element may be. */
    static MetadataFilter isNot(Object unwanted) {
        return new IsNot(unwanted);
    }

    /** Wants the fact to be one of {@code wanted}, of which each may be a filter itself; nothing matches none. */
    static MetadataFilter anyOf(Object... wanted) {
        return new AnyOf(Arrays.stream(wanted)
                .map(one -> one instanceof MetadataFilter filter ? filter : is(one))
                .toList());
    }

    /**
     * Wants the fact to be a text like {@code pattern}, in which {@code *} stands for any characters and {@code ?} for one; a backslash
     * takes the meaning from the character after it. Case counts.
     */
    static MetadataFilter like(String pattern) {
        return new Like(pattern);
    }

    /** Wants the fact to be less than, before, or sorted before {@code bound}. */
    static MetadataFilter lessThan(Object bound) {
        return new Compares(Relation.LESS, bound);
    }

    /** Wants the fact to be {@code bound} or less. */
    static MetadataFilter atMost(Object bound) {
        return new Compares(Relation.AT_MOST, bound);
    }

    /** Wants the fact to be more than, after, or sorted after {@code bound}. */
    static MetadataFilter moreThan(Object bound) {
        return new Compares(Relation.MORE, bound);
    }

    /** Wants the fact to be {@code bound} or more. */
    static MetadataFilter atLeast(Object bound) {
        return new Compares(Relation.AT_LEAST, bound);
    }

    /** Wants the fact to be {@code low}, {@code high} or between them; of a list, one element must be. */
    static MetadataFilter between(Object low, Object high) {
        return new Filters.Between(low, high);
    }

    /** Wants recordings without the fact. */
    static MetadataFilter absent() {
        return new Absent();
    }

    /** Wants recordings with the fact, whatever its value. */
    static MetadataFilter present() {
        return new Present();
    }

    /** Returns a filter that wants what this and {@code other} want. */
    default MetadataFilter and(MetadataFilter other) {
        return new Both(List.of(this, other));
    }
}

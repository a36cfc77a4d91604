package dev.playback.codec;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands for an order that could not be recorded: items in the order in which they are first seen. Safe for use by many threads. */
final class RecordedOrder implements Comparator<@Nullable Object> {

    private final @Nullable Object unrecorded;
    private final Map<@Nullable Object, Integer> places = new HashMap<>();

    /** Stands for {@code unrecorded}, which stands for the comparator that there was. */
    RecordedOrder(@Nullable Object unrecorded) {
        this.unrecorded = unrecorded;
    }

    /** Returns what the recording has in the place of the comparator. */
    Object unrecorded() {
        return unrecorded == null ? Comparator.naturalOrder() : unrecorded;
    }

    @Override
    public synchronized int compare(@Nullable Object left, @Nullable Object right) {
        // Collections compare what is new, on the left, with what they have.
        int last = placeOf(right);
        return Integer.compare(placeOf(left), last);
    }

    /** Has {@code item} follow those that were seen before. */
    synchronized void see(@Nullable Object item) {
        placeOf(item);
    }

    private int placeOf(@Nullable Object item) {
        Integer place = places.putIfAbsent(item, places.size());
        return place == null ? places.size() - 1 : place;
    }
}

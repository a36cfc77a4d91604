package dev.playback.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data that stands for messages: maps, lists, texts, numbers, bytes. What a recording has in store is bounded, since a codec walks it
 * in full, and shared parts may stand within themselves.
 */
final class PlainData {

    private static final int DEEPEST = 1_000;
    private static final int MOST_PARTS = 10_000_000;

    private int parts;

    private PlainData() {}

    /**
     * Returns the fields that {@code data} is.
     *
     * @throws IllegalArgumentException if it is something else, or would take too long to walk
     */
    static Map<?, ?> fields(@Nullable Object data) {
        if (!(data instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("its fields should be a map, and are " + data);
        }
        new PlainData().walk(fields, 0);
        return fields;
    }

    /**
     * Returns a number in the shortest form that is told apart from all others by who knows its type: whole ones as text where they
     * are long, as JSON has it everywhere.
     */
    static Object number(Object number) {
        if (number instanceof Long whole) {
            return whole == whole.intValue() ? whole.intValue() : whole.toString();
        }
        return number instanceof Float fraction ? Double.valueOf(fraction.toString()) : number;
    }

    private void walk(@Nullable Object data, int depth) {
        if (++parts > MOST_PARTS) {
            throw new IllegalArgumentException("it has more than %,d parts".formatted(MOST_PARTS));
        }
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("it is nested more than %,d deep".formatted(DEEPEST));
        }
        if (data instanceof Map<?, ?> fields) {
            fields.values().forEach(value -> walk(value, depth + 1));
        } else if (data instanceof List<?> items) {
            items.forEach(item -> walk(item, depth + 1));
        }
    }
}

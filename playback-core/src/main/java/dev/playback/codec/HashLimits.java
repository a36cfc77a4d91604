package dev.playback.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses keys and items of sets that were made to keep a hash table busy for hours. For one check. */
final class HashLimits {

    /** Far more than chance brings together, and few enough to be compared with each other. */
    static final int MOST_OF_ONE_HASH = 1000;

    /** How many parts may be hashed for one item, where shared parts count as often as they are reached. */
    static final long MOST_PARTS = 10_000_000;

    private final IdentityHashMap<Object, Long> parts = new IdentityHashMap<>();

    private HashLimits() {}

    /**
     * Checks every {@code step}th of {@code items}, which are about to be hashed.
     *
     * @param areShared whether parts of them may be shared
     * @throws IllegalArgumentException if too many have one hash code, or one would take too long to hash
     */
    static void check(List<? extends @Nullable Object> items, int step, boolean areShared) {
        if (areShared) {
            HashLimits limits = new HashLimits();
            for (int i = 0; i < items.size(); i += step) {
                if (limits.partsOf(items.get(i)) > MOST_PARTS) {
                    throw new IllegalArgumentException(
                            "a key or item has more than %d parts to hash, most of them shared".formatted(MOST_PARTS));
                }
            }
        }
        if (items.size() / step > MOST_OF_ONE_HASH) {
            checkHashes(items, step);
        }
    }

    private static void checkHashes(List<? extends @Nullable Object> items, int step) {
        Counts counts = new Counts();
        for (int i = 0; i < items.size(); i += step) {
            Object item = items.get(i);
            // Most tables sort what can be compared where its hash codes are equal.
            if (!(item instanceof Comparable<?>)) {
                counts.add(item);
            }
        }
    }

    /**
     * Checks what is about to be put into a table that sorts nothing.
     *
     * @throws IllegalArgumentException if too many have one hash code
     */
    static void checkAll(Collection<?> items) {
        if (items.size() > MOST_OF_ONE_HASH) {
            Counts counts = new Counts();
            items.forEach(counts::add);
        }
    }

    /** How many have which hash code. Changes over time. */
    static final class Counts {

        private final Map<Integer, Integer> counts = new HashMap<>();

        /**
         * Counts one more.
         *
         * @throws IllegalArgumentException if too many have its hash code
         */
        void add(@Nullable Object item) {
            if (item != null && counts.merge(item.hashCode(), 1, Integer::sum) > MOST_OF_ONE_HASH) {
                throw new IllegalArgumentException("more than %d keys or items have the hash code %d"
                        .formatted(MOST_OF_ONE_HASH, item.hashCode()));
            }
        }
    }

    private long partsOf(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return known(value, collection);
        }
        if (value instanceof Map<?, ?> map) {
            return known(value, map.entrySet());
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return 1 + partsOf(entry.getKey()) + partsOf(entry.getValue());
        }
        if (value instanceof Optional<?> optional) {
            return 1 + partsOf(optional.orElse(null));
        }
        return value instanceof Record ? known(value, components(value)) : 1;
    }

    private long known(Object value, Collection<?> content) {
        Long known = parts.get(value);
        if (known == null) {
            // A cycle ends here; to hash it ends in an error of its own.
            parts.put(value, 0L);
            long sum = 1;
            for (Object part : content) {
                sum = Math.min(MOST_PARTS + 1, sum + partsOf(part));
            }
            parts.put(value, sum);
            return sum;
        }
        return known;
    }

    private static List<@Nullable Object> components(Object value) {
        List<@Nullable Object> components = new ArrayList<>();
        for (Field field : value.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                components.add(read(field, value));
            }
        }
        return components;
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package dev.playback.codec;

import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The objects written so far, by identity, with their places. For one use by one thread. */
final class Seen {

    // A few comparisons are cheaper than an identity hash, which the JVM has to make up for each object.
    private static final int FEW = 24;

    private static final int FIRST_SIZE = 8;

    private Object[] objects = new Object[FIRST_SIZE];
    private Step[] places = new Step[FIRST_SIZE];
    private int size;
    private @Nullable IdentityHashMap<Object, Step> many;

    /** Returns where {@code object} is, or null after noting that it is at {@code place}. */
    @Nullable
    Step putIfAbsent(Object object, Step place) {
        if (many != null) {
            return many.putIfAbsent(object, place);
        }
        for (int i = 0; i < size; i++) {
            if (objects[i] == object) {
                return places[i];
            }
        }
        if (size == FEW) {
            IdentityHashMap<Object, Step> map = new IdentityHashMap<>(4 * FEW);
            for (int i = 0; i < size; i++) {
                map.put(objects[i], places[i]);
            }
            map.put(object, place);
            size++;
            many = map;
        } else {
            if (size == objects.length) {
                objects = Arrays.copyOf(objects, 2 * size);
                places = Arrays.copyOf(places, 2 * size);
            }
            objects[size] = object;
            places[size++] = place;
        }
        return null;
    }

    /** Returns how far before the end {@code object} was pushed, counted from 1, or 0 after pushing it. */
    int push(Object object) {
        for (int i = size - 1; i >= 0; i--) {
            if (objects[i] == object) {
                return size - i;
            }
        }
        if (size == objects.length) {
            objects = Arrays.copyOf(objects, 2 * size);
        }
        objects[size++] = object;
        return 0;
    }

    /** Forgets the last one pushed. */
    void pop() {
        size--;
    }
}

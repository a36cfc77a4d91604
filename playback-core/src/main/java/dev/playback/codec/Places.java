package dev.playback.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a value stand, by number, and the objects found there, by identity. Emptied and used again for other values, so
 * that it costs no memory of its own for each. For one thread at a time.
 */
final class Places {

    /** The place around the whole value. */
    static final int OUTSIDE = -1;

    /** No place. */
    static final int NOWHERE = -2;

    // A few comparisons are cheaper than an identity hash, which the JVM has to make up for each object.
    private static final int FEW = 32;
    private static final int FIRST_SIZE = 64;
    private static final int MOST_KEPT = 1024;

    private int[] parents = new int[FIRST_SIZE];
    private int[] indexes = new int[FIRST_SIZE];
    private @Nullable String[] names = new String[FIRST_SIZE];
    private @Nullable Object[] objects = new Object[FIRST_SIZE];
    private int size;
    private int[] table = {};
    private int inTable;

    /**
     * Adds a place and returns its number.
     *
     * @param name the field it stands in, or null for an item of an array
     * @param object what stands there, if it may be found again
     */
    int add(int parent, @Nullable String name, int index, @Nullable Object object) {
        if (size == parents.length) {
            grow();
        }
        parents[size] = parent;
        names[size] = name;
        indexes[size] = index;
        objects[size] = object;
        return size++;
    }

    private void grow() {
        parents = Arrays.copyOf(parents, 2 * size);
        names = Arrays.copyOf(names, 2 * size);
        indexes = Arrays.copyOf(indexes, 2 * size);
        objects = Arrays.copyOf(objects, 2 * size);
    }

    /** Returns the place of {@code object}, or {@link #NOWHERE}. */
    int find(Object object) {
        return size <= FEW ? findAmongFew(object) : findInTable(object);
    }

    private int findAmongFew(Object object) {
        for (int place = 0; place < size; place++) {
            if (objects[place] == object) {
                return place;
            }
        }
        return NOWHERE;
    }

    private int findInTable(Object object) {
        if (table.length < 2 * size) {
            table = new int[4 * parents.length];
            inTable = 0;
        }
        for (; inTable < size; inTable++) {
            Object known = objects[inTable];
            if (known != null) {
                table[slotOf(known)] = inTable + 1;
            }
        }
        return table[slotOf(object)] == 0 ? NOWHERE : table[slotOf(object)] - 1;
    }

    // The slot that holds it, or the free one where it belongs. There is always one, since a quarter is used at most.
    private int slotOf(Object object) {
        int mask = table.length - 1;
        int hash = System.identityHashCode(object);
        int slot = (hash ^ (hash >>> 16)) & mask;
        while (table[slot] != 0 && objects[table[slot] - 1] != object) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Returns how many objects up from {@code place} the object stands, counted from 1; 0 if it is none of those around it. */
    int above(Object object, int place) {
        int up = 0;
        for (int at = place; at >= 0; at = parents[at]) {
            if (objects[at] != null) {
                up++;
                if (objects[at] == object) {
                    return up;
                }
            }
        }
        return 0;
    }

    /** Forgets {@code place} and all that were added after it. Not to be mixed with {@link #find}. */
    void forgetFrom(int place) {
        Arrays.fill(objects, place, size, null);
        Arrays.fill(names, place, size, null);
        size = place;
    }

    /** Returns the JSON pointer (RFC 6901) of {@code place}; the root is empty. */
    String pointer(int place) {
        StringBuilder pointer = new StringBuilder();
        for (int at = place; at >= 0 && parents[at] != OUTSIDE; at = parents[at]) {
            pointer.insert(0, token(names[at], indexes[at]));
        }
        return pointer.toString();
    }

    /** Returns what leads from an object or array to one of its parts. */
    static String token(@Nullable String name, int index) {
        return "/"
                + (name == null
                        ? Integer.toString(index)
                        : name.replace("~", "~0").replace("/", "~1"));
    }

    /** Forgets everything. */
    void clear() {
        forgetFrom(0);
        if (inTable > 0) {
            Arrays.fill(table, 0);
            inTable = 0;
        }
    }

    /** Says whether it is too large to be kept for another value. */
    boolean isLarge() {
        return parents.length > MOST_KEPT;
    }
}

package dev.playback.format;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The objects and arrays around a place in JSON, however many. Changes over time; for one thread. */
final class OpenValues {

    // Few values are nested deeper, and these need no memory of their own.
    private long shallow;
    private @Nullable BitSet deep;
    private int depth;

    boolean isEmpty() {
        return depth == 0;
    }

    void open(boolean object) {
        if (depth < Long.SIZE) {
            long bit = 1L << depth;
            shallow = object ? shallow | bit : shallow & ~bit;
        } else {
            deep = deep == null ? new BitSet() : deep;
            deep.set(depth - Long.SIZE, object);
        }
        depth++;
    }

    /** Says whether the innermost one is an object. */
    boolean isObject() {
        int last = depth - 1;
        return last < Long.SIZE ? (shallow >>> last & 1) != 0 : deep != null && deep.get(last - Long.SIZE);
    }

    void close() {
        depth--;
    }
}

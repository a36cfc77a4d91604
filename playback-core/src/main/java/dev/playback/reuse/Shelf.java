package dev.playback.reuse;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a few things for all threads together, at most 16, each of which one thread uses at a time. What is not put back is garbage, and
 * what is put back where something lies already takes its place. For any number of threads.
 */
public final class Shelf<T> {

    private static final int PLACES = 16;
    // So that threads do not write to one cache line.
    private static final int APART = 16;

    private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(PLACES * APART);

    /** Takes a thing away, or returns null where the caller has to make one. */
    public @Nullable T take() {
        return places.getAndSet(place(), null);
    }

    /** Puts a thing there for others; the caller does not use it any more. */
    public void put(T thing) {
        places.lazySet(place(), thing);
    }

    private static int place() {
        return ((int) Thread.currentThread().getId() & (PLACES - 1)) * APART;
    }
}

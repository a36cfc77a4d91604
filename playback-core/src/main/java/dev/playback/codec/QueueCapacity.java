package dev.playback.codec;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;

/** How many items a queue may hold. */
final class QueueCapacity {

    static final String FIELD = "@capacity";

    /** The capacity of a queue that has no bound of its own. */
    static final int NONE = Integer.MAX_VALUE;

    // One of an array takes its memory at once.
    private static final int MOST = 10_000_000;

    private QueueCapacity() {}

    static int of(Object value) {
        boolean mayHaveOne = value instanceof ArrayBlockingQueue<?>
                || value instanceof LinkedBlockingQueue<?>
                || value instanceof LinkedBlockingDeque<?>;
        return mayHaveOne ? total((BlockingQueue<?>) value) : NONE;
    }

    // Between the two answers another thread may add or take an item.
    private static int total(BlockingQueue<?> queue) {
        long total = (long) queue.size() + queue.remainingCapacity();
        return (int) Math.min(total, NONE);
    }

    /** Returns an empty queue of the kind of {@code empty}, which holds as many items as stands next. */
    static Queue<?> read(Object empty, JsonParser parser) throws IOException {
        parser.nextToken();
        int capacity = parser.getIntValue();
        if (capacity < 1 || capacity > (empty instanceof ArrayBlockingQueue<?> ? MOST : NONE)) {
            throw new IllegalArgumentException(
                    "a queue for %d items is not made; the most is %d".formatted(capacity, MOST));
        }
        if (empty instanceof ArrayBlockingQueue<?>) {
            return new ArrayBlockingQueue<>(capacity);
        }
        if (empty instanceof LinkedBlockingDeque<?>) {
            return new LinkedBlockingDeque<>(capacity);
        }
        if (empty instanceof LinkedBlockingQueue<?>) {
            return new LinkedBlockingQueue<>(capacity);
        }
        throw new IllegalArgumentException(
                "a %s has no capacity".formatted(empty.getClass().getName()));
    }
}

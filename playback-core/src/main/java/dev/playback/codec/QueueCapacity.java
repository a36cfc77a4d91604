package dev.playback.codec;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
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

    private static final int MOST_TRIES = 20;

    private QueueCapacity() {}

    static int of(Object value) {
        return mayHaveOne(value) ? total((BlockingQueue<?>) value) : NONE;
    }

    private static boolean mayHaveOne(Object value) {
        return value instanceof ArrayBlockingQueue<?>
                || value instanceof LinkedBlockingQueue<?>
                || value instanceof LinkedBlockingDeque<?>;
    }

    /** Returns what {@code value}, a collection or map, holds now where other threads may change how much that is, else itself. */
    static Object held(Object value) {
        return mayHaveOne(value) ? Arrays.asList(((BlockingQueue<?>) value).toArray()) : value;
    }

    // Another thread may add or take an item between two answers, so that only what is told twice is taken for true.
    private static int total(BlockingQueue<?> queue) {
        int last = once(queue);
        int most = last;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int total = once(queue);
            if (total == last) {
                return total;
            }
            last = total;
            most = Math.max(most, total);
        }
        return most;
    }

    private static int once(BlockingQueue<?> queue) {
        long total = (long) queue.size() + queue.remainingCapacity();
        return (int) Math.min(total, NONE);
    }

    /** Writes how many items {@code queue} may hold, if it has a bound of its own: no fewer than it held. */
    static void write(Object queue, Object held, JsonText json) {
        int capacity = of(queue);
        if (capacity != NONE) {
            json.name(FIELD);
            json.number(Math.max(capacity, Math.max(((Collection<?>) held).size(), 1)));
        }
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

package dev.playback.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The two halves of read-write locks, and conditions, with the lock they belong to, where that stands before them in the value: nothing
 * public tells it. Of one value, used by one thread.
 */
final class LockParts {

    private static final String READ = "ReadLock";
    private static final String WRITE = "WriteLock";
    private static final String CONDITION = "Condition";

    private static final Set<Class<?>> TYPES = Set.of(
            ReentrantReadWriteLock.ReadLock.class,
            ReentrantReadWriteLock.WriteLock.class,
            AbstractQueuedSynchronizer.ConditionObject.class);

    // Few values have locks.
    private Map<Object, ReentrantReadWriteLock> halves = Map.of();
    private List<ReentrantLock> locks = List.of();

    static boolean isOne(Class<?> type) {
        return TYPES.contains(type);
    }

    static boolean isNamed(String name) {
        return name.equals(READ) || name.equals(WRITE) || name.equals(CONDITION);
    }

    /** Notes {@code value} if it is a lock that others may belong to. */
    void add(Object value) {
        if (value instanceof ReentrantReadWriteLock lock) {
            halves = halves.isEmpty() ? new IdentityHashMap<>() : halves;
            halves.put(lock.readLock(), lock);
            halves.put(lock.writeLock(), lock);
        } else if (value instanceof ReentrantLock lock) {
            locks = locks.isEmpty() ? new ArrayList<>() : locks;
            locks.add(lock);
        }
    }

    void clear() {
        halves = Map.of();
        locks = List.of();
    }

    private @Nullable Object lockOf(Object part) {
        if (!(part instanceof Condition condition)) {
            return halves.get(part);
        }
        for (ReentrantLock lock : locks) {
            if (isOf(lock::hasWaiters, condition)) {
                return lock;
            }
        }
        return halves.values().stream()
                .filter(lock -> isOf(lock::hasWaiters, condition))
                .findFirst()
                .orElse(null);
    }

    // Who does not hold the lock may not ask who waits; that it belongs to another is said before.
    private static boolean isOf(Consumer<Condition> asksForWaiters, Condition condition) {
        try {
            asksForWaiters.accept(condition);
            return true;
        } catch (IllegalMonitorStateException e) {
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Says whether nothing can be made that stands for {@code part}. */
    boolean isLost(Object part) {
        return part instanceof Condition && lockOf(part) == null;
    }

    void write(Object part, GraphWriter writer) {
        Object lock = lockOf(part);
        writer.json().startObject();
        writer.json()
                .string(
                        "@type",
                        part instanceof Condition ? CONDITION : part.getClass().getSimpleName());
        if (lock != null) {
            writer.field("@lock", lock, writer.shapes().object());
        }
        writer.json().endObject();
    }

    /** Reads the part called {@code name}, of which {@code field} is the first field; of a lock that is not told, that of a new one. */
    static Object read(String name, @Nullable String field, GraphReader reader) throws IOException {
        Object lock = field == null ? new ReentrantReadWriteLock() : null;
        if (lock == null) {
            GraphReader.expect("@lock", field);
            reader.parser().nextToken();
            lock = reader.value(reader.shapes().object());
            reader.end();
        }
        if (lock instanceof ReentrantLock one && name.equals(CONDITION)) {
            return one.newCondition();
        }
        if (lock instanceof ReentrantReadWriteLock both) {
            return switch (name) {
                case READ -> both.readLock();
                case WRITE -> both.writeLock();
                default -> both.writeLock().newCondition();
            };
        }
        throw new IllegalArgumentException("no lock stands there that has a " + name);
    }
}

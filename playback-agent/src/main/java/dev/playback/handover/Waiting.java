package dev.playback.handover;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What work that waits to be run is bound to, kept beside it: queues, {@code remove(task)} and priorities see the work itself. Work
 * that is handed over several times before it runs is told apart by order alone, as nothing else tells its runs apart.
 */
final class Waiting {

    /** Work that was handed over by a thread that is bound to nothing. */
    static final Object[] NOTHING = {};

    private final ConcurrentMap<Key, Deque<Object[]>> frames = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
    private final AtomicInteger busy;

    /** Counts each piece of work that waits in {@code busy}. */
    Waiting(AtomicInteger busy) {
        this.busy = busy;
    }

    /** Work by its identity. Found again by a key made for the search. */
    private static final class Key extends WeakReference<Object> {

        private final int hash;

        Key(Object work, @Nullable ReferenceQueue<Object> queue) {
            super(work, queue);
            this.hash = System.identityHashCode(work);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object work = get();
            return work != null && other instanceof Key key && key.get() == work;
        }
    }

    boolean has(Object work) {
        return frames.containsKey(new Key(work, null));
    }

    /** Binds the next run of {@code work}, after those it is bound for already. */
    void add(Object work, Object[] frame) {
        forgetWhatIsGone();
        frames.compute(new Key(work, gone), (key, known) -> {
            Deque<Object[]> all = known == null ? new ArrayDeque<>(1) : known;
            if (known == null) {
                busy.incrementAndGet();
            }
            all.add(frame);
            return all;
        });
    }

    /** Binds all runs of {@code work}, whatever it was bound to before. */
    void set(Object work, Object[] frame) {
        take(work);
        add(work, frame);
    }

    /** Returns what the next run of {@code work} is bound to, and keeps it. */
    Object @Nullable [] peek(Object work) {
        forgetWhatIsGone();
        Deque<Object[]> known = frames.get(new Key(work, null));
        // One frame for its whole life: nobody takes from the queue of such work.
        return known == null ? null : known.peek();
    }

    /** Returns what the next run of {@code work} is bound to, and forgets it. */
    Object @Nullable [] take(Object work) {
        forgetWhatIsGone();
        Object[][] taken = new Object[1][];
        frames.computeIfPresent(new Key(work, null), (key, known) -> {
            taken[0] = known.poll();
            if (!known.isEmpty()) {
                return known;
            }
            busy.decrementAndGet();
            return null;
        });
        return taken[0];
    }

    /** Forgets what was added last for {@code work}. */
    void forgetLast(Object work) {
        frames.computeIfPresent(new Key(work, null), (key, known) -> {
            known.pollLast();
            if (!known.isEmpty()) {
                return known;
            }
            busy.decrementAndGet();
            return null;
        });
    }

    private void forgetWhatIsGone() {
        for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
            if (frames.remove(key) != null) {
                busy.decrementAndGet();
            }
        }
    }
}

package dev.playback.cassette;

import dev.playback.recording.Entry;
import dev.playback.recording.RecordingMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes what others hand on. It looks for work every millisecond instead of being woken, since waking it would cost
 * whoever records more than everything else.
 */
final class TapeWriter {

    private static final Logger LOG = LoggerFactory.getLogger(TapeWriter.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** A writer without work looks less often, down to this. */
    private static final int LONGEST_PAUSES = 20;
    /** Steps that are taken before anything of them is written, so that a store gets what belongs to a recording as one piece. */
    private static final int AT_ONCE = 64;

    private final TapeCassette store;
    private final TapeBooks books;
    private final Queue<Step> queue;
    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();
    // Recordings that were begun and not yet ended by whoever records.
    private final AtomicInteger open = new AtomicInteger();
    // Recordings to be removed from the store. Bounded by how many are under way.
    private final Queue<AsyncDraft> abandoned = new ConcurrentLinkedQueue<>();
    // Those of which something is in the store; known to the thread alone.
    private final Set<AsyncDraft> begun = new HashSet<>();
    // Those with entries that were taken and not written; known to the thread alone.
    private final List<AsyncDraft> waiting = new ArrayList<>();
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Runnable whenEnded = () -> {};
    // The last recordings: nothing begins any more, what was begun is finished.
    private volatile boolean finishing;
    private volatile boolean closing;
    private volatile boolean givenUp;

    /** What to do next for a draft: add a call, end it, or count down whoever waits for this place of the queue. */
    record Step(
            @Nullable AsyncDraft draft,
            @Nullable Entry entry,
            @Nullable RecordingMetadata metadata,
            long size,
            @Nullable CountDownLatch reached) {

        Step(AsyncDraft draft, @Nullable Entry entry, @Nullable RecordingMetadata metadata, long size) {
            this(draft, entry, metadata, size, null);
        }
    }

    TapeWriter(TapeCassette store, int maxEntries, long maxBytes) {
        this.store = store;
        this.books = new TapeBooks(store);
        // The queue takes two at least.
        this.queue = new MpscAtomicArrayQueue<>(Math.max(2, maxEntries));
        this.maxBytes = maxBytes;
        this.thread = new Thread(this::run, "playback-writer-" + COUNT.incrementAndGet());
        this.thread.setDaemon(true);
    }

    /** Starts the thread, which runs {@code lastWork} at its end. */
    void start(Runnable lastWork) {
        whenEnded = lastWork;
        thread.start();
    }

    TapeBooks books() {
        return books;
    }

    AsyncReport report() {
        return books.report(bytes.get());
    }

    /** Counts a draft in, or says why not. */
    @Nullable
    DropReason begin() {
        open.incrementAndGet();
        // Read after the count: either this sees that nothing may begin, or the thread sees the draft and waits for it.
        return finishing || closing ? DropReason.CLOSED : null;
    }

    /** Counts a draft out, after its last step was handed on. */
    void end() {
        open.decrementAndGet();
    }

    /** Takes a step, or says why not. Never waits. */
    @Nullable
    DropReason offer(Step step) {
        if (closing) {
            return DropReason.CLOSED;
        }
        if (bytes.addAndGet(step.size()) > maxBytes || !queue.offer(step)) {
            bytes.addAndGet(-step.size());
            return DropReason.QUEUE_FULL;
        }
        return null;
    }

    /** Has what is stored of {@code draft} removed. */
    void abandon(AsyncDraft draft) {
        abandoned.add(draft);
    }

    /** Says whether nothing is written any more. */
    boolean isOver() {
        return givenUp || ended.getCount() == 0;
    }

    boolean flush(Duration timeout) {
        CountDownLatch reached = new CountDownLatch(1);
        long deadline = System.nanoTime() + timeout.toNanos();
        Step marker = new Step(null, null, null, 0, reached);
        while (!isOver() && !queue.offer(marker)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        try {
            while (!reached.await(1, TimeUnit.MILLISECONDS)) {
                if (isOver()) {
                    return books.isSettled();
                }
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the thread as soon as all that was begun is written, and begins nothing more. Does not wait. */
    void finish() {
        finishing = true;
    }

    /** Ends the thread, after what waits is written or {@code timeout} has passed. Returns false if another did that before. */
    synchronized boolean close(Duration timeout) {
        if (closing) {
            return false;
        }
        closing = true;
        try {
            if (!ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                givenUp = true;
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            givenUp = true;
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        books.close();
        return true;
    }

    private boolean isLast() {
        return closing || (finishing && open.get() == 0);
    }

    private void run() {
        int pauses = 0;
        while (!givenUp) {
            boolean last = isLast();
            if (works()) {
                pauses = 0;
            } else if (last) {
                break;
            } else {
                pauses = Math.min(pauses + 1, LONGEST_PAUSES * 100);
                // Who interrupts this thread for another reason must not keep it from resting.
                Thread.interrupted();
                LockSupport.parkNanos(PAUSE_NANOS * Math.max(1, pauses / 100));
            }
        }
        if (!givenUp) {
            begun.forEach(TapeWriter::remove);
        }
        ended.countDown();
        whenEnded.run();
    }

    /** Does a few things, and goes on whatever is thrown; false if there was nothing to do. */
    private boolean works() {
        try {
            return work();
        } catch (RuntimeException | Error e) {
            LOG.warn("Recordings may be lost: {} failed where nothing should.", this, e);
            return true;
        }
    }

    /** Does a few things; false if there was nothing to do. */
    private boolean work() {
        int taken = removeAbandoned();
        for (Step step = queue.poll(); step != null; step = taken < AT_ONCE && !givenUp ? queue.poll() : null) {
            taken++;
            take(step);
        }
        writeWaiting();
        return taken > 0;
    }

    private int removeAbandoned() {
        int removed = 0;
        for (AsyncDraft lost = abandoned.poll(); lost != null && !givenUp; lost = abandoned.poll()) {
            remove(lost);
            begun.remove(lost);
            removed++;
        }
        return removed;
    }

    private void take(Step step) {
        AsyncDraft draft = step.draft();
        if (draft != null && step.entry() != null) {
            if (draft.take(step.entry(), step.size())) {
                waiting.add(draft);
            }
            return;
        }
        if (draft != null && step.metadata() != null) {
            write(draft);
            if (!givenUp) {
                draft.write(step.metadata(), store);
                begun.remove(draft);
            }
        } else if (step.reached() != null) {
            // What was abandoned before somebody began to wait was perhaps not looked for since.
            removeAbandoned();
            writeWaiting();
            step.reached().countDown();
        }
        bytes.addAndGet(-step.size());
    }

    private void writeWaiting() {
        for (AsyncDraft draft : waiting) {
            if (givenUp) {
                break;
            }
            write(draft);
        }
        waiting.clear();
    }

    private void write(AsyncDraft draft) {
        bytes.addAndGet(-draft.writeWaiting(store));
        if (draft.isBegun()) {
            begun.add(draft);
        } else {
            begun.remove(draft);
        }
    }

    private static void remove(AsyncDraft draft) {
        try {
            draft.abortStored();
        } catch (RuntimeException | Error e) {
            LOG.warn("Something of recording {} may be left behind.", draft.id, e);
        }
    }
}

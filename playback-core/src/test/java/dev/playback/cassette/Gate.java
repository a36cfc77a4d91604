package dev.playback.cassette;

import dev.playback.recording.RecordingId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in memory that lets nothing begin before it is opened, and counts what is done with it. */
public final class Gate extends PassingOn {

    /** What is behind the gate. */
    public final InMemoryTapeCassette kept;

    /** The threads that wrote. */
    public final Set<Thread> writers = ConcurrentHashMap.newKeySet();

    public final AtomicInteger begun = new AtomicInteger();
    public final AtomicInteger aborted = new AtomicInteger();
    public final AtomicInteger closed = new AtomicInteger();
    private final CountDownLatch opened = new CountDownLatch(1);

    /** A closed one. */
    public Gate() {
        this(new InMemoryTapeCassette());
    }

    private Gate(InMemoryTapeCassette kept) {
        super(kept);
        this.kept = kept;
    }

    /** Lets everything through that waits and that comes later. */
    public void open() {
        opened.countDown();
    }

    @Override
    public RecordingDraft create(RecordingId id) {
        try {
            opened.await();
        } catch (InterruptedException e) {
            throw new TapeCassetteException("interrupted", e);
        }
        begun.incrementAndGet();
        writers.add(Thread.currentThread());
        return new Draft(super.create(id)) {
            @Override
            public void abort() {
                aborted.incrementAndGet();
                super.abort();
            }
        };
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    @Override
    public String toString() {
        return "a store behind a gate";
    }
}

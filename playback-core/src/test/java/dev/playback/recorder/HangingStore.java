package dev.playback.recorder;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A store that takes nothing before it is told to go on. */
final class HangingStore implements TapeCassette {

    final InMemoryTapeCassette kept = new InMemoryTapeCassette();
    final AtomicInteger closed = new AtomicInteger();
    final Set<Thread> writers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch goesOn = new CountDownLatch(1);

    void goOn() {
        goesOn.countDown();
    }

    @Override
    public RecordingDraft create(RecordingId id) {
        try {
            goesOn.await();
        } catch (InterruptedException e) {
            throw new TapeCassetteException("interrupted", e);
        }
        writers.add(Thread.currentThread());
        return kept.create(id);
    }

    @Override
    public Recording load(RecordingId id) {
        return kept.load(id);
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return kept.metadata(id);
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        return kept.find(lookup);
    }

    @Override
    public Stream<String> categories() {
        return kept.categories();
    }

    @Override
    public void delete(RecordingId id) {
        kept.delete(id);
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    @Override
    public String toString() {
        return "a store that hangs";
    }
}

package dev.playback.recorder;

import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A store that is slow, throws and is full at random, and remembers nothing but how many recordings it took. */
final class BrokenStore implements TapeCassette {

    final LongAdder kept = new LongAdder();
    private final AtomicLong asked = new AtomicLong();
    private final Random random = new Random(20_260_507);

    @Override
    public RecordingDraft create(RecordingId id) {
        full();
        trouble(0.02);
        return new Draft();
    }

    @Override
    public Recording load(RecordingId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        return Stream.empty();
    }

    @Override
    public Stream<String> categories() {
        return Stream.empty();
    }

    @Override
    public void delete(RecordingId id) {
        throw new UnsupportedOperationException();
    }

    // Full for a while again and again, so that failures come in a row.
    private void full() {
        if (asked.incrementAndGet() % 400 >= 380) {
            throw new IllegalStateException("No space left on device.");
        }
    }

    private void trouble(double share) {
        double draw;
        synchronized (random) {
            draw = random.nextDouble();
        }
        if (draw < share / 2) {
            throw new IllegalStateException("No space left on device.");
        } else if (draw < share) {
            throw new StackOverflowError("a store in trouble");
        } else if (draw < share + 0.01) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private final class Draft implements RecordingDraft {

        @Override
        public void add(Entry entry) {
            trouble(0.01);
        }

        @Override
        public boolean save(RecordingMetadata metadata) {
            trouble(0.1);
            kept.increment();
            return true;
        }

        @Override
        public void abort() {
            trouble(0.1);
        }
    }
}

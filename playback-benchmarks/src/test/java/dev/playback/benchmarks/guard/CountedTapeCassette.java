package dev.playback.benchmarks.guard;

import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Counts what is asked of another cassette. For any number of threads. */
final class CountedTapeCassette implements TapeCassette {

    private final TapeCassette cassette;
    private final AtomicInteger requests = new AtomicInteger();

    CountedTapeCassette(TapeCassette cassette) {
        this.cassette = cassette;
    }

    /** Returns how much was asked so far, and begins again from zero. */
    int take() {
        return requests.getAndSet(0);
    }

    private TapeCassette asked() {
        requests.incrementAndGet();
        return cassette;
    }

    @Override
    public RecordingDraft create(RecordingId id) {
        return asked().create(id);
    }

    @Override
    public Recording load(RecordingId id) {
        return asked().load(id);
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return asked().metadata(id);
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        return asked().find(lookup);
    }

    @Override
    public Stream<String> categories() {
        return asked().categories();
    }

    @Override
    public void delete(RecordingId id) {
        asked().delete(id);
    }
}

package dev.playback.cassette;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to another cassette on a thread of its own, so that whoever records never waits for the store. What waits is bounded by count
 * and by bytes; over a bound the whole recording is dropped, never a part of it, and counted. Recordings that fail in the store are
 * dropped and counted too, and the next one is tried. When the process ends in order, what waits is still written, for a while.
 *
 * <p>Reading goes straight to the other cassette. Changes over time; for any number of threads.
 */
public final class AsyncTapeCassette implements DeferredTapeCassette {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncTapeCassette.class);

    private final TapeCassette store;
    private final TapeWriter writer;
    private final Duration closeTimeout;
    private final Thread shutdownHook = new Thread(this::close, "playback-flush");

    private AsyncTapeCassette(TapeCassette store, TapeWriter writer, Duration closeTimeout) {
        this.store = store;
        this.writer = writer;
        this.closeTimeout = closeTimeout;
    }

    /** Returns a cassette with standard bounds that writes to {@code store}. */
    public static AsyncTapeCassette over(TapeCassette store) {
        return builder(store).build();
    }

    /** Returns what makes one with other bounds. */
    public static AsyncTapeCassetteBuilder builder(TapeCassette store) {
        return new AsyncTapeCassetteBuilder(store);
    }

    static AsyncTapeCassette start(TapeCassette store, TapeWriter writer, Duration closeTimeout) {
        AsyncTapeCassette cassette = new AsyncTapeCassette(store, writer, closeTimeout);
        Runtime.getRuntime().addShutdownHook(cassette.shutdownHook);
        writer.start(cassette::forgetHook);
        return cassette;
    }

    @Override
    public RecordingDraft create(RecordingId id) {
        return new AsyncDraft(Objects.requireNonNull(id, "id"), writer);
    }

    @Override
    public void tell(RecorderListener listener) {
        writer.books().tell(listener);
    }

    @Override
    public boolean flush(Duration timeout) {
        return writer.flush(timeout);
    }

    /** Returns what became of the recordings so far. */
    public AsyncReport report() {
        return writer.report();
    }

    /**
     * Takes nothing more, writes what waits for {@code timeout} at most, closes the other cassette and says what became of everything.
     * What was not written in time is dropped as {@link DropReason#CLOSED}; of a recording that the store was just busy with it may
     * be that it is kept nevertheless.
     */
    public AsyncReport close(Duration timeout) {
        forgetHook();
        boolean first = writer.close(timeout);
        AsyncReport report = writer.report();
        if (first) {
            long closed = report.dropped().getOrDefault(DropReason.CLOSED, 0L);
            if (closed > 0) {
                LOG.warn("{} recordings were not written to {} within {} and are lost.", closed, store, timeout);
            }
            store.close();
        }
        return report;
    }

    /**
     * Begins nothing more and leaves the other cassette open. Writes what waits, for which this waits for {@code timeout} at most;
     * recordings that were begun before are finished as they come, and then the thread ends. Returns false if something still waits.
     */
    public boolean release(Duration timeout) {
        writer.finish();
        return writer.flush(timeout);
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            LOG.debug("The process ends, and this with it.");
        }
    }

    /** Closes it with the timeout that it was built with; what is lost is logged. */
    @Override
    public void close() {
        close(closeTimeout);
    }

    @Override
    public Recording load(RecordingId id) {
        return store.load(id);
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return store.metadata(id);
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        return store.find(lookup);
    }

    @Override
    public Stream<String> categories() {
        return store.categories();
    }

    @Override
    public void delete(RecordingId id) {
        store.delete(id);
    }

    @Override
    public Stream<Leftover> leftovers() {
        return store.leftovers();
    }

    @Override
    public void remove(Leftover leftover) {
        store.remove(leftover);
    }

    /** Returns the other cassette. */
    @Override
    public String toString() {
        return store.toString();
    }
}

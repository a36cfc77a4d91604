package dev.playback.recorder;

import dev.playback.cassette.DeferredTapeCassette;
import dev.playback.cassette.DropReason;
import dev.playback.cassette.DroppedRecording;
import dev.playback.cassette.RecorderListener;
import dev.playback.cassette.TapeCassette;
import dev.playback.codec.JsonValues;
import dev.playback.recording.RecordingId;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all recordings of a recorder share: where they go, what they may hold, and who hears what became of them. For any number of threads. */
final class Deck {

    private static final Logger LOG = LoggerFactory.getLogger(TapeRecorder.class);

    final Outlet outlet;
    final TapeCassette cassette;
    final JsonValues values;
    final Limits limits;
    final Clock clock;
    final RecordingIds ids;
    final Facts facts;
    final Fuse fuse;
    final Tally tally = new Tally();
    final Ends ends = new Ends();
    private final DropLog log;
    private final RecorderListener listener;
    private final boolean deferred;

    Deck(
            Outlet outlet,
            Limits limits,
            Clock clock,
            RecordingIds ids,
            Facts facts,
            Fuse fuse,
            RecorderListener listener) {
        this.outlet = outlet;
        this.cassette = outlet.cassette();
        this.values = JsonValues.writer().limit(limits.valueBytes());
        this.limits = limits;
        this.clock = clock;
        this.ids = ids;
        this.facts = facts;
        this.fuse = fuse;
        this.log = new DropLog(clock);
        this.listener = listener;
        this.deferred = cassette instanceof DeferredTapeCassette;
        if (cassette instanceof DeferredTapeCassette later) {
            later.tell(new Later());
        }
    }

    /** Hears that the cassette took a recording without complaint, to keep it or to leave it out. */
    void handedOver(RecordingId id, boolean kept) {
        if (!deferred) {
            if (kept) {
                saved(id);
            } else {
                sampledOut(id);
            }
        }
    }

    void saved(RecordingId id) {
        tally.saved.increment();
        fuse.stored();
        tell(() -> listener.saved(id));
    }

    private void sampledOut(RecordingId id) {
        tally.sampledOut.increment();
        fuse.stored();
        tell(() -> listener.sampledOut(id));
    }

    void dropped(DroppedRecording dropped) {
        tally.dropped(dropped.reason()).increment();
        if (dropped.reason() == DropReason.STORE_FAILED) {
            fuse.storageFailed();
        }
        log.dropped(dropped);
        tell(() -> listener.dropped(dropped));
    }

    private static void tell(Runnable told) {
        try {
            told.run();
        } catch (RuntimeException | Error e) {
            complain(e);
        }
    }

    private static void complain(Throwable thrown) {
        try {
            LOG.warn("A listener of the recorder failed.", thrown);
        } catch (RuntimeException | Error e) {
            // Neither listener nor log may reach the application.
            return;
        }
    }

    /** Hears what a cassette does later with what it took. */
    private final class Later implements RecorderListener {

        @Override
        public void saved(RecordingId id) {
            Deck.this.saved(id);
        }

        @Override
        public void sampledOut(RecordingId id) {
            Deck.this.sampledOut(id);
        }

        @Override
        public void dropped(DroppedRecording dropped) {
            Deck.this.dropped(dropped);
        }
    }
}

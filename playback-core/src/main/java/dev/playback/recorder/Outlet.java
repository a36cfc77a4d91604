package dev.playback.recorder;

import dev.playback.cassette.AsyncTapeCassette;
import dev.playback.cassette.DeferredTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The way of recordings into a cassette, on which no operation waits for storage: straight into memory or a queue that is there already,
 * else through a queue of the recorder's own. For any number of threads.
 */
final class Outlet {

    private final TapeCassette cassette;
    private final @Nullable AsyncTapeCassette own;
    private final Duration patience;

    private Outlet(TapeCassette cassette, @Nullable AsyncTapeCassette own, Duration patience) {
        this.cassette = cassette;
        this.own = own;
        this.patience = patience;
    }

    /** Stores on the thread of the operation, whatever the cassette does there. */
    static Outlet straight(TapeCassette cassette) {
        return new Outlet(cassette, null, Duration.ZERO);
    }

    static Outlet of(TapeCassette cassette, Settings settings) {
        if (cassette.isInMemory() || cassette instanceof DeferredTapeCassette) {
            return straight(cassette);
        }
        AsyncTapeCassette queue =
                AsyncTapeCassette.builder(cassette).settings(settings).build();
        return new Outlet(queue, queue, settings.duration(Setting.QUEUE_CLOSE));
    }

    /** Returns what recordings are written to. */
    TapeCassette cassette() {
        return cassette;
    }

    /** Waits until what was saved before is kept or lost. Returns false if that took longer than {@code timeout}. */
    boolean flush(Duration timeout) {
        return !(cassette instanceof DeferredTapeCassette deferred) || deferred.flush(timeout);
    }

    /** Gives back the queue, if it is the recorder's own, once it is empty. Returns false if something still waits. */
    boolean close() {
        return own == null || own.release(patience);
    }
}

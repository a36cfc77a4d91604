package dev.playback.cassette;

import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes an {@link AsyncTapeCassette}. What is not said comes from the settings {@code playback.queue.*}. For one thread. */
public final class AsyncTapeCassetteBuilder {

    // The queue cannot be larger, and takes that much memory from the start.
    private static final int MOST_CALLS = 1 << 26;

    private final TapeCassette store;
    private Settings settings = Settings.ofProcess();
    private @Nullable Long entries;
    private @Nullable Long bytes;
    private @Nullable Duration closeTimeout;

    AsyncTapeCassetteBuilder(TapeCassette store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Reads from {@code source} what is not said here; the settings of the process if this is not called. */
    public AsyncTapeCassetteBuilder settings(Settings source) {
        this.settings = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Bounds how many calls may wait to be stored, rounded up to a power of two. */
    public AsyncTapeCassetteBuilder maxEntries(int most) {
        this.entries = positive(most, "calls");
        return this;
    }

    /** Bounds how much memory may wait to be stored, roughly. */
    public AsyncTapeCassetteBuilder maxBytes(long most) {
        this.bytes = positive(most, "bytes");
        return this;
    }

    /** Says how long closing, and the end of the process, waits for the store. */
    public AsyncTapeCassetteBuilder closeTimeout(Duration timeout) {
        this.closeTimeout = Objects.requireNonNull(timeout, "timeout");
        return this;
    }

    /**
     * Makes the cassette and starts its thread, which is a daemon.
     *
     * @throws dev.playback.configuration.SettingException if a setting has a value of the wrong form
     */
    public AsyncTapeCassette build() {
        long calls = entries != null ? entries : positive(settings.number(Setting.QUEUE_MAX_CALLS), "calls");
        long room = bytes != null ? bytes : positive(settings.bytes(Setting.QUEUE_MAX_BYTES), "bytes");
        Duration patience = closeTimeout != null ? closeTimeout : settings.duration(Setting.QUEUE_CLOSE);
        return AsyncTapeCassette.start(store, new TapeWriter(store, (int) Math.min(calls, MOST_CALLS), room), patience);
    }

    private static long positive(long most, String what) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "At most %d %s may wait to be stored, so nothing is kept. Give 1 or more.".formatted(most, what));
        }
        return most;
    }
}

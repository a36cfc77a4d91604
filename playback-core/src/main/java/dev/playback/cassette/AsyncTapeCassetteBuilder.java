package dev.playback.cassette;

import java.time.Duration;
import java.util.Objects;

/** Makes an {@link AsyncTapeCassette}. For one thread. */
public final class AsyncTapeCassetteBuilder {

    private final TapeCassette store;
    private int entries = 1 << 16;
    private long bytes = 64L << 20;
    private Duration closeTimeout = Duration.ofSeconds(10);

    AsyncTapeCassetteBuilder(TapeCassette store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Bounds how many calls may wait to be stored, rounded up to a power of two; 65,536 if it is not said. */
    public AsyncTapeCassetteBuilder maxEntries(int most) {
        this.entries = (int) positive(most, "calls");
        return this;
    }

    /** Bounds how much memory may wait to be stored, roughly; 64 MB if it is not said. */
    public AsyncTapeCassetteBuilder maxBytes(long most) {
        this.bytes = positive(most, "bytes");
        return this;
    }

    /** Says how long closing, and the end of the process, waits for the store; 10 seconds if it is not said. */
    public AsyncTapeCassetteBuilder closeTimeout(Duration timeout) {
        this.closeTimeout = Objects.requireNonNull(timeout, "timeout");
        return this;
    }

    /** Makes the cassette and starts its thread, which is a daemon. */
    public AsyncTapeCassette build() {
        return AsyncTapeCassette.start(store, new TapeWriter(store, entries, bytes), closeTimeout);
    }

    private static long positive(long most, String what) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "At most %d %s may wait to be stored, so nothing is kept. Give 1 or more.".formatted(most, what));
        }
        return most;
    }
}

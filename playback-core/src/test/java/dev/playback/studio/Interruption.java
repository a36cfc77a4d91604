package dev.playback.studio;

import dev.playback.equalizer.Comparison;
import java.util.concurrent.atomic.AtomicInteger;

/** Does something as soon as so many comparisons were told. */
final class Interruption implements StudioProgress {

    private final int at;
    private final AtomicInteger told = new AtomicInteger();
    private Runnable what;

    Interruption(int at, Runnable what) {
        this.at = at;
        this.what = what;
    }

    /** Returns one that cancels the studio that {@link #of} names. */
    static Interruption cancelling(int at) {
        return new Interruption(at, () -> {});
    }

    /** Cancels {@code studio}. */
    void of(PlaybackStudio studio) {
        what = studio::cancel;
    }

    @Override
    public void began(int total) {}

    @Override
    public void compared(Comparison comparison) {
        if (told.incrementAndGet() == at) {
            what.run();
        }
    }

    @Override
    public void ended() {}
}

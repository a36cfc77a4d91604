package dev.playback.studio;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Counts comparisons and lets a printer show them. Changes over time; the studio calls it from one thread at a time. */
final class PrintedProgress implements StudioProgress {

    /** Shows how far a run is, if that is worth showing now. */
    interface Printer {
        void show(ProgressState state);

        void end(ProgressState state);
    }

    private final Printer printer;
    private final Clock clock;
    private Instant begin = Instant.EPOCH;
    private int total;
    private int done;
    private int different;
    private int notCompared;

    PrintedProgress(Printer printer, Clock clock) {
        this.printer = printer;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public void began(int all) {
        begin = clock.instant();
        total = all;
        printer.show(state());
    }

    @Override
    public void compared(Comparison comparison) {
        done++;
        if (comparison.status() == EqualityStatus.EQUALIZER_FAILURE) {
            notCompared++;
        } else if (comparison.status() != EqualityStatus.EQUAL) {
            different++;
        }
        printer.show(state());
    }

    @Override
    public void ended() {
        printer.end(state());
    }

    private ProgressState state() {
        return new ProgressState(done, total, different, notCompared, Duration.between(begin, clock.instant()));
    }
}

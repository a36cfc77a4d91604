package dev.playback.studio;

import java.io.PrintStream;
import java.time.Duration;

/** A line now and then. Changes over time; for one thread at a time. */
final class ProgressLines implements PrintedProgress.Printer {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final PrintStream out;
    private int nextPercent = 10;
    private Duration next = LONGEST_SILENCE;

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(ProgressState state) {
        boolean isDue = state.percent() >= nextPercent || state.elapsed().compareTo(next) >= 0;
        if (state.done() == 0 || isDue) {
            out.println("Compared " + state);
            nextPercent = state.percent() / 10 * 10 + 10;
            next = state.elapsed().plus(LONGEST_SILENCE);
        }
    }

    @Override
    public void end(ProgressState state) {
        if (!state.isComplete()) {
            out.println("Ended at " + state);
        }
        out.flush();
    }
}

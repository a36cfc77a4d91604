package dev.playback.studio;

import java.io.PrintStream;
import java.time.Duration;

/** One line of a terminal that is written over and over. Changes over time; for one thread at a time. */
final class ProgressBar implements PrintedProgress.Printer {

    private static final int WIDTH = 30;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PrintStream out;
    private Duration next = Duration.ZERO;
    private int length;

    ProgressBar(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(ProgressState state) {
        if (state.elapsed().compareTo(next) >= 0 || state.isComplete()) {
            draw(state);
            next = state.elapsed().plus(PAUSE);
        }
    }

    @Override
    public void end(ProgressState state) {
        draw(state);
        out.println();
    }

    private void draw(ProgressState state) {
        int full = WIDTH * state.percent() / 100;
        String line = "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + state;
        // A shorter line must not leave the end of the longer one before it.
        out.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
        out.flush();
        length = line.length();
    }
}

package dev.playback.studio;

import dev.playback.equalizer.Comparison;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Objects;

/** Is told how far a run has come. Called by one thread at a time; what it throws is left aside. */
public interface StudioProgress {

    /** Is told once how many recordings there are to compare. */
    void began(int total);

    /** Is told of each comparison. */
    void compared(Comparison comparison);

    /** Is told once that no more comes. */
    void ended();

    /** Returns one that does nothing. */
    static StudioProgress none() {
        return new StudioProgress() {
            @Override
            public void began(int total) {}

            @Override
            public void compared(Comparison comparison) {}

            @Override
            public void ended() {}
        };
    }

    /** Returns what fits where this process prints to: a bar on a terminal, lines in a CI server, a file or a pipe. */
    static StudioProgress automatic() {
        Clock clock = Clock.systemUTC();
        return Terminal.isWatched() ? bar(System.out, clock) : lines(System.out, clock);
    }

    /** Returns a bar on one line of a terminal, which is drawn anew at most ten times a second. */
    static StudioProgress bar(PrintStream out, Clock clock) {
        return new PrintedProgress(new ProgressBar(Objects.requireNonNull(out, "out")), clock);
    }

    /** Returns plain lines, for logs of CI servers: one for each tenth of the run, and one whenever ten seconds have passed. */
    static StudioProgress lines(PrintStream out, Clock clock) {
        return new PrintedProgress(new ProgressLines(Objects.requireNonNull(out, "out")), clock);
    }
}

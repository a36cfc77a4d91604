package dev.playback.studio;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param different how many comparisons are neither equal nor failed
 * @param notCompared how many could not be made
 */
record ProgressState(int done, int total, int different, int notCompared, Duration elapsed) {

    boolean isComplete() {
        return done >= total;
    }

    int percent() {
        return total == 0 ? 100 : (int) (100L * done / total);
    }

    /** Returns how much longer it takes if it goes on like this; empty before anything can be said. */
    Optional<Duration> left() {
        return done == 0 || isComplete()
                ? Optional.empty()
                : Optional.of(elapsed.multipliedBy(total - done).dividedBy(done));
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%d %% · %,d of %,d", percent(), done, total));
        if (different > 0) {
            text.append(String.format(Locale.ROOT, " · %,d different", different));
        }
        if (notCompared > 0) {
            text.append(String.format(Locale.ROOT, " · %,d not compared", notCompared));
        }
        left().ifPresent(left -> text.append(" · ").append(text(left)).append(" left"));
        return text.toString();
    }

    private static String text(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        return seconds < 60 ? seconds + " s" : String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
    }
}

package dev.playback.report;

import dev.playback.difference.Difference;
import dev.playback.difference.DifferenceKind;
import java.util.Optional;

/**
 * One place where a replay differs from its recording.
 *
 * @param path where, as in {@code store[0].args[0].total}
 * @param kind what sort of difference, as the equalizer names it, such as {@code CHANGED}
 * @param recorded what was recorded; empty if nothing was
 * @param replayed what was replayed; empty if nothing was
 */
public record ReportedDifference(String path, String kind, Optional<String> recorded, Optional<String> replayed) {

    /** Writes down {@code difference}. */
    static ReportedDifference of(Difference difference) {
        String path = difference.kind() == DifferenceKind.MOVED
                ? difference.path() + " => " + difference.replayedPath()
                : difference.path();
        return new ReportedDifference(
                path,
                difference.kind().name(),
                Optional.ofNullable(difference.recorded()),
                Optional.ofNullable(difference.replayed()));
    }

    @Override
    public String toString() {
        return path + ": " + recorded.orElse("nothing") + " -> " + replayed.orElse("nothing");
    }
}

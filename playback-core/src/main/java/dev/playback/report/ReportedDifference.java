package dev.playback.report;

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

    @Override
    public String toString() {
        return path + ": " + recorded.orElse("nothing") + " -> " + replayed.orElse("nothing");
    }
}

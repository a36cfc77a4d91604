package dev.playback.equalizer;

/**
 * One place where the replay differs from the recording.
 *
 * @param path where, as in {@code store[0].args[0].total}
 * @param recorded the recorded JSON, or {@code nothing}
 * @param replayed the replayed JSON, or {@code nothing}
 */
public record Difference(String path, String recorded, String replayed) {

    @Override
    public String toString() {
        return path + ": " + recorded + " -> " + replayed;
    }
}

package dev.playback.equalizer;

import dev.playback.player.Playback;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison compared, where it was asked to keep it.
 *
 * @param recorded what the result extractor took from the recording
 * @param replayed what it took from the replay
 */
public record ComparedResults(
        @Nullable Object recorded, @Nullable Object replayed, Playback playback) {

    /** Refuses a missing playback. */
    public ComparedResults {
        Objects.requireNonNull(playback, "playback");
    }
}

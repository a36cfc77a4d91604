package dev.playback.equalizer;

import dev.playback.recording.RecordingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comparing one recording with its replay came to.
 *
 * @param differences empty unless the status is {@code DIFFERENT}, {@code FIXED} or {@code FAILED}
 * @param failure why no comparison could be made; only with {@code EQUALIZER_FAILURE}
 */
public record Comparison(
        RecordingId id,
        EqualityStatus status,
        List<Difference> differences,
        @Nullable Throwable failure) {

    /** Copies the differences. */
    public Comparison {
        differences = List.copyOf(differences);
    }
}

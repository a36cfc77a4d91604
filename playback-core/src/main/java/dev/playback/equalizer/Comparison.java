package dev.playback.equalizer;

import dev.playback.difference.Difference;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comparing one recording with its replay came to.
 *
 * @param message what a person reads first; empty if all is equal
 * @param differences the most telling first; empty with {@code EQUAL} and {@code EQUALIZER_FAILURE}
 * @param metadata the recording's; none if it could not be read
 * @param failure why no comparison could be made; only with {@code EQUALIZER_FAILURE}
 * @param results what was compared; null unless it was to be kept
 */
public record Comparison(
        RecordingId id,
        EqualityStatus status,
        String message,
        List<Difference> differences,
        RecordingMetadata metadata,
        PlaybackSummary playback,
        @Nullable Throwable failure,
        @Nullable ComparedResults results) {

    /** Copies the differences. */
    public Comparison {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
        differences = List.copyOf(differences);
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(playback, "playback");
    }

    /** Returns the comparison that could not be made because of {@code failure}. */
    public static Comparison failed(RecordingId id, Throwable failure) {
        return failed(id, RecordingMetadata.none(), PlaybackSummary.none(), failure);
    }

    /** Returns the comparison that could not be made because of {@code failure}, with what is known of its runs. */
    public static Comparison failed(
            RecordingId id, RecordingMetadata metadata, PlaybackSummary playback, Throwable failure) {
        String told = failure.getMessage();
        return new Comparison(
                id,
                EqualityStatus.EQUALIZER_FAILURE,
                told == null || told.isBlank() ? failure.toString() : told,
                List.of(),
                metadata,
                playback,
                failure,
                null);
    }

    /** Says whether nothing differs. */
    public boolean isEqual() {
        return status == EqualityStatus.EQUAL;
    }

    /** Says whether the recorded operation threw. */
    public boolean expectedIsException() {
        return playback.expectedIsException();
    }

    /** Says whether the replayed operation threw. */
    public boolean actualIsException() {
        return playback.actualIsException();
    }
}

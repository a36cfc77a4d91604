package dev.playback.recording;

import java.util.List;
import java.util.Objects;

/**
 * What one run of an operation left behind. The entry of the operation itself is the first by sequence.
 *
 * @param entries all calls, ordered by sequence
 */
public record Recording(RecordingId id, RecordingMetadata metadata, List<Entry> entries) {

    /** Copies the entries. */
    public Recording {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(metadata, "metadata");
        entries = List.copyOf(entries);
    }

    /**
     * Returns the entry of the operation itself.
     *
     * @throws IllegalStateException if the recording ended before its operation did
     */
    public Entry operation() {
        if (entries.isEmpty() || entries.get(0).kind() != EntryKind.OPERATION) {
            throw new IllegalStateException(
                    "Recording %s has no entry of its operation: it is incomplete. Look up complete ones only."
                            .formatted(id));
        }
        return entries.get(0);
    }
}

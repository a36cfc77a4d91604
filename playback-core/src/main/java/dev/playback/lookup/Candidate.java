package dev.playback.lookup;

import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/** A recording that a cassette holds, as far as a lookup looks at it. */
public record Candidate(RecordingId id, RecordingMetadata metadata) {

    /** By day, then by when they began, then by id: in time order for everything a recorder makes. */
    static final Comparator<Candidate> IN_TIME = Comparator.comparing(
                    (Candidate one) -> one.id().day())
            .thenComparing(Candidate::begun)
            .thenComparing(one -> one.id().toString());

    /** Refuses null. */
    public Candidate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(metadata, "metadata");
    }

    private Instant begun() {
        return metadata.recordedAt().orElse(Instant.MIN);
    }
}

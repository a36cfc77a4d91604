package dev.playback.equalizer;

import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a comparator is told besides the two results.
 *
 * @param facts what the comparison data extractor gave, by name
 */
public record ComparisonData(RecordingId id, RecordingMetadata metadata, Map<String, Object> facts) {

    /** Copies the facts. */
    public ComparisonData {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(metadata, "metadata");
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * Returns a fact.
     *
     * @throws IllegalArgumentException if there is none of that name and type
     */
    public <T> T fact(String name, Class<T> type) {
        Object fact = facts.get(name);
        if (!type.isInstance(fact)) {
            throw new IllegalArgumentException(
                    "The comparison data extractor gave no %s '%s' for %s: %s. Let it put one."
                            .formatted(type.getSimpleName(), name, id, facts));
        }
        return type.cast(fact);
    }
}

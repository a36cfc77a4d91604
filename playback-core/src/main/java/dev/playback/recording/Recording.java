package dev.playback.recording;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of an operation left behind. The entry of the operation itself is the first by sequence.
 *
 * @param metadata facts about the run, by name
 * @param entries all calls, ordered by sequence
 */
public record Recording(RecordingId id, Map<String, String> metadata, List<Entry> entries) {

    /** Copies metadata (order kept) and entries. */
    public Recording {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        entries = List.copyOf(entries);
    }

    /** Returns the entry of the operation itself. */
    public Entry operation() {
        return entries.get(0);
    }
}

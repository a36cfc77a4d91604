package dev.playback.cassette.s3;

import dev.playback.recording.RecordingId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What this process wrote or read of single recordings, the last ones only, so that it is not asked for again. For any number of threads. */
final class RecentEntries {

    private static final int MOST = 10_000;

    private final Map<RecordingId, IndexEntry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordingId, IndexEntry> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(IndexEntry entry) {
        entries.put(entry.id(), entry);
    }

    /** Returns what is known of a recording whose metadata object still has this ETag. */
    synchronized Optional<IndexEntry> get(RecordingId id, String etag) {
        return Optional.ofNullable(entries.get(id)).filter(entry -> entry.etag().equals(etag));
    }
}

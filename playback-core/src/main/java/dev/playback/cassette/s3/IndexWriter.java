package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassetteException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds what a cassette saves to the index, many recordings at a time. What is lost here costs readers a request each and nothing else,
 * so a failure is logged and not told. For any number of threads.
 */
final class IndexWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IndexWriter.class);
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final IndexSegments segments;
    private final InstantSource clock;
    private final Map<String, Pending> pending = new HashMap<>();

    IndexWriter(IndexSegments segments, InstantSource clock) {
        this.segments = segments;
        this.clock = clock;
    }

    /** Adds a recording that is committed. Writes a segment now and then, on the calling thread. */
    void add(IndexEntry entry) {
        List<IndexEntry> full;
        synchronized (this) {
            String category = entry.id().category();
            Pending waiting = pending.computeIfAbsent(category, key -> new Pending(clock.instant()));
            waiting.entries.add(entry);
            waiting.characters += entry.metadata().length();
            if (!waiting.isFull(clock.instant())) {
                return;
            }
            pending.remove(category);
            full = waiting.entries;
        }
        write(full);
    }

    private void write(List<IndexEntry> entries) {
        entries.sort(Comparator.comparing(IndexEntry::suffix));
        try {
            segments.write(entries.get(0).id().category(), entries);
        } catch (TapeCassetteException e) {
            log.warn(
                    "{} recordings are kept but not in the index, so finding them takes a request each until it is compacted: {}",
                    entries.size(),
                    e.getMessage());
        }
    }

    /** Writes what is waiting. */
    @Override
    public void close() {
        List<Pending> all;
        synchronized (this) {
            all = List.copyOf(pending.values());
            pending.clear();
        }
        all.forEach(waiting -> write(waiting.entries));
    }

    private static final class Pending {

        private final Instant since;
        private final List<IndexEntry> entries = new ArrayList<>();
        private long characters;

        private Pending(Instant since) {
            this.since = since;
        }

        private boolean isFull(Instant now) {
            return entries.size() >= MOST_ENTRIES || characters >= MOST_CHARACTERS || now.isAfter(since.plus(LONGEST));
        }
    }
}

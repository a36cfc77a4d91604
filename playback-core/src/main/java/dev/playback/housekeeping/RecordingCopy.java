package dev.playback.housekeeping;

import dev.playback.cassette.NoSuchRecordingException;
import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of copying recordings, say from production into a repository.
 *
 * @param copied how many are in the other cassette now that were not
 * @param present how many were there before
 * @param failed those that could not be copied, and why
 */
public record RecordingCopy(int copied, int present, Map<RecordingId, RuntimeException> failed) {

    /** Copies the failures. */
    public RecordingCopy {
        failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    }

    /** Copies what {@code lookup} finds, without telling about progress. */
    public static RecordingCopy of(RecordingLookup lookup, TapeCassette from, TapeCassette to) {
        return of(lookup, from, to, (id, done, total) -> {});
    }

    /**
     * Copies what {@code lookup} finds in {@code from}, one after another, value by value. What {@code to} has already is left as it is,
     * so that a copy that was interrupted can be made again; what fails is passed over and reported.
     */
    public static RecordingCopy of(RecordingLookup lookup, TapeCassette from, TapeCassette to, Progress progress) {
        List<RecordingId> ids;
        try (Stream<RecordingId> found = from.find(lookup)) {
            ids = found.toList();
        }
        int copied = 0;
        int present = 0;
        Map<RecordingId, RuntimeException> failed = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            RecordingId id = ids.get(i);
            try {
                if (isIn(to, id)) {
                    present++;
                } else if (to.save(from.load(id))) {
                    copied++;
                }
            } catch (RuntimeException e) {
                failed.put(id, e);
            }
            progress.done(id, i + 1, ids.size());
        }
        return new RecordingCopy(copied, present, failed);
    }

    private static boolean isIn(TapeCassette cassette, RecordingId id) {
        try {
            cassette.metadata(id);
            return true;
        } catch (NoSuchRecordingException e) {
            return false;
        }
    }

    /** Hears how far a copy has come, on the thread that copies. */
    @FunctionalInterface
    public interface Progress {

        /** The {@code done}th of {@code total} recordings was dealt with, well or badly. */
        void done(RecordingId id, int done, int total);
    }
}

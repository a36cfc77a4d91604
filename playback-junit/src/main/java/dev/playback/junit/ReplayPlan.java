package dev.playback.junit;

import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.util.List;

/**
 * What a test class asks to be replayed, and how; checked.
 *
 * @param lookups which recordings, by category; not asked if there are {@code ids}
 * @param ids the only wanted recordings, if not empty
 * @param replay replays one recording and compares it
 */
record ReplayPlan(
        Class<?> testClass,
        TapeCassette cassette,
        List<RecordingLookup> lookups,
        List<RecordingId> ids,
        Replay replay,
        boolean allowEmpty,
        Fixed fixed) {

    ReplayPlan {
        lookups = List.copyOf(lookups);
        ids = List.copyOf(ids);
    }

    List<String> categories() {
        return lookups.stream().map(RecordingLookup::category).toList();
    }
}

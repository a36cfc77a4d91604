package dev.playback.junit;

import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.util.List;

/**
 * Which recordings a test class asks for, and what their comparisons mean; checked.
 *
 * @param lookups which recordings, by category; not asked if there are {@code ids}
 * @param ids the only wanted recordings, if not empty
 * @param allowEmpty whether there may be none
 */
record ReplayPlan(
        Class<?> testClass,
        TapeCassette cassette,
        List<RecordingLookup> lookups,
        List<RecordingId> ids,
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

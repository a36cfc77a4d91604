package dev.playback.report;

import dev.playback.equalizer.EqualityStatus;
import dev.playback.recording.RecordingId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What comparing one recording came to, as text.
 *
 * @param id the recording
 * @param status what it came to
 * @param message what the comparator said
 * @param differences where the replay differs
 * @param failure why no comparison could be made
 * @param recordedAt when the recording was made
 * @param recordedMicros microseconds that the operation took when it was recorded; 0 if unknown
 * @param replayedMicros microseconds that the replay took; 0 if unknown
 * @param calls how many calls were used, unused, missed and extra, by these names
 * @param expected the whole of what was recorded, as lines of text; empty if it was not kept
 * @param actual the whole of what was replayed, likewise
 */
public record ReportedComparison(
        RecordingId id,
        EqualityStatus status,
        Optional<String> message,
        List<ReportedDifference> differences,
        Optional<ReportedFailure> failure,
        Optional<Instant> recordedAt,
        long recordedMicros,
        long replayedMicros,
        Map<String, Integer> calls,
        Optional<String> expected,
        Optional<String> actual) {

    /** Copies list and map. */
    public ReportedComparison {
        differences = List.copyOf(differences);
        calls = Collections.unmodifiableMap(new TreeMap<>(calls));
    }

    /** Returns a comparison of which no more is known than its status. */
    static ReportedComparison of(RecordingId id, EqualityStatus status) {
        return new ReportedComparison(
                id,
                status,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    ReportedComparison differences(List<ReportedDifference> these) {
        return new ReportedComparison(
                id,
                status,
                message,
                these,
                failure,
                recordedAt,
                recordedMicros,
                replayedMicros,
                calls,
                expected,
                actual);
    }

    ReportedComparison durations(long recorded, long replayed) {
        return new ReportedComparison(
                id, status, message, differences, failure, recordedAt, recorded, replayed, calls, expected, actual);
    }

    ReportedComparison texts(String wholeExpected, String wholeActual) {
        return new ReportedComparison(
                id,
                status,
                message,
                differences,
                failure,
                recordedAt,
                recordedMicros,
                replayedMicros,
                calls,
                Optional.of(wholeExpected),
                Optional.of(wholeActual));
    }
}

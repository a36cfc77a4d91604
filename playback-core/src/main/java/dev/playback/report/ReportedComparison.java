package dev.playback.report;

import dev.playback.equalizer.CallAccount;
import dev.playback.equalizer.ComparedResults;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.PlaybackSummary;
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
 * @param notes what the replay was not given as it was recorded, one sentence each
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
        List<String> notes,
        Optional<String> expected,
        Optional<String> actual) {

    /** Copies lists and map. */
    public ReportedComparison {
        differences = List.copyOf(differences);
        calls = Collections.unmodifiableMap(new TreeMap<>(calls));
        notes = List.copyOf(notes);
    }

    /**
     * Writes down {@code comparison}. What was compared, where it was kept, becomes text if it differs; what cannot be written
     * becomes the reason.
     */
    public static ReportedComparison of(Comparison comparison) {
        PlaybackSummary playback = comparison.playback();
        Throwable failure = comparison.failure();
        Optional<ComparedResults> results =
                comparison.isEqual() ? Optional.empty() : Optional.ofNullable(comparison.results());
        return new ReportedComparison(
                comparison.id(),
                comparison.status(),
                // A message that only repeats the first difference or the failure would be read twice.
                comparison.differences().isEmpty()
                                && failure == null
                                && !comparison.message().isEmpty()
                        ? Optional.of(comparison.message())
                        : Optional.empty(),
                comparison.differences().stream().map(ReportedDifference::of).toList(),
                Optional.ofNullable(failure).map(ReportedFailure::of),
                comparison.metadata().recordedAt(),
                playback.recordedMicros(),
                playback.replayedMicros(),
                calls(playback),
                playback.notes(),
                results.map(kept -> Texts.lines(kept::recordedTree)),
                results.map(kept -> Texts.lines(kept::replayedTree)));
    }

    private static Map<String, Integer> calls(PlaybackSummary playback) {
        CallAccount inputs = playback.inputs();
        CallAccount outputs = playback.outputs();
        return Map.of(
                "used", inputs.used() + outputs.used(),
                "unused", inputs.unused().size() + outputs.unused().size(),
                "missed", inputs.missed().size() + outputs.missed().size(),
                "extra", inputs.extra().size() + outputs.extra().size());
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
                List.of(),
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
                notes,
                expected,
                actual);
    }

    ReportedComparison durations(long recorded, long replayed) {
        return new ReportedComparison(
                id,
                status,
                message,
                differences,
                failure,
                recordedAt,
                recorded,
                replayed,
                calls,
                notes,
                expected,
                actual);
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
                notes,
                Optional.of(wholeExpected),
                Optional.of(wholeActual));
    }
}

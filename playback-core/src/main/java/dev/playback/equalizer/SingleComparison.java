package dev.playback.equalizer;

import dev.playback.difference.Difference;
import dev.playback.player.Playback;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.util.List;

/** Replays one recording and compares both runs, as the plan says. For any number of threads. */
final class SingleComparison {

    private final ComparisonPlan plan;

    SingleComparison(ComparisonPlan plan) {
        this.plan = plan;
    }

    // One recording that cannot be compared, whatever the reason, must not stop the others.
    @SuppressWarnings("CatchingUnchecked")
    Comparison of(RecordingId id) {
        Playback playback;
        try {
            playback = plan.replay().apply(id);
        } catch (Exception | Error e) {
            return Comparison.failed(id, e);
        }
        PlaybackSummary summary = PlaybackSummary.none();
        try {
            summary = Accounting.of(playback);
            RuntimeException failure = playback.failure().orElse(null);
            if (failure != null) {
                return Comparison.failed(id, playback.recording().metadata(), summary, failure);
            }
            return compared(playback, summary);
        } catch (Exception | Error e) {
            return Comparison.failed(id, playback.recording().metadata(), summary, e);
        }
    }

    private Comparison compared(Playback playback, PlaybackSummary summary) throws Exception {
        Recording recording = playback.recording();
        Object recorded = plan.extractor().extract(new Run(recording.entries(), plan.values()));
        Object replayed = plan.extractor().extract(new Run(playback.entries(), plan.values()));
        Comparator<Object> comparator = plan.comparator();
        ComparatorResult result = comparator == null
                ? ComparatorResult.of(StructuralComparison.of(recording.entries(), playback.entries()))
                : comparator.compare(
                        recorded,
                        replayed,
                        new ComparisonData(
                                recording.id(),
                                recording.metadata(),
                                plan.data().extract(recording)));
        return new Comparison(
                recording.id(),
                status(result.status(), summary),
                message(result),
                result.differences(),
                recording.metadata(),
                summary,
                null,
                plan.config().keepResults() ? new ComparedResults(recorded, replayed, playback) : null);
    }

    /** Tells a difference that an exception makes from others. */
    private static EqualityStatus status(EqualityStatus status, PlaybackSummary summary) {
        if (status != EqualityStatus.DIFFERENT || summary.expectedIsException() == summary.actualIsException()) {
            return status;
        }
        return summary.expectedIsException() ? EqualityStatus.FIXED : EqualityStatus.FAILED;
    }

    private static String message(ComparatorResult result) {
        List<Difference> differences = result.differences();
        if (!result.message().isEmpty() || differences.isEmpty()) {
            return result.message();
        }
        String first = differences.get(0).toString();
        return differences.size() == 1 ? first : "%d differences, first %s".formatted(differences.size(), first);
    }
}

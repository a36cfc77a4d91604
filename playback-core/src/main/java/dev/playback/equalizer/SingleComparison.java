package dev.playback.equalizer;

import dev.playback.difference.Difference;
import dev.playback.player.Playback;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

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
        Run before = new Run(recording.entries(), plan.values());
        Object recorded = plan.extractor().extract(before);
        Object replayed = plan.extractor().extract(new Run(playback.entries(), plan.values()));
        RunComparison byRules = new RunComparison(
                plan.rules().finder(recording.id().category(), LocalDate.now(plan.clock()), plan.usage()));
        Judgement comparator = plan.comparator();
        ComparatorResult result = comparator == null
                ? byRules.compare(recorded, replayed)
                : comparator.of(
                        recorded,
                        replayed,
                        new ComparisonData(
                                recording.id(),
                                recording.metadata(),
                                plan.data().extract(recording)));
        if (plan.config().unusedInputsFail() && !playback.unusedInputs().isEmpty()) {
            byRules.unused(RunComparison.inputs(before, playback.unusedInputs()));
            result = comparator == null ? byRules.result() : both(result, byRules.result());
        }
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

    private static ComparatorResult both(ComparatorResult own, ComparatorResult unused) {
        return new ComparatorResult(
                own.status() == EqualityStatus.EQUAL ? unused.status() : own.status(),
                own.message(),
                Stream.concat(own.differences().stream(), unused.differences().stream())
                        .toList());
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

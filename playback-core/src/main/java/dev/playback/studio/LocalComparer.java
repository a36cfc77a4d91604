package dev.playback.studio;

import dev.playback.difference.RuleUsage;
import dev.playback.equalizer.Comparison;
import dev.playback.recording.RecordingId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Compares in this JVM, as many at once as the equalizer is told. */
final class LocalComparer implements CategoryComparer {

    private final StudioPlan plan;
    private final RuleUsage usage;
    private volatile boolean cancelled;

    LocalComparer(StudioPlan plan, RuleUsage usage) {
        this.plan = plan;
        this.usage = usage;
    }

    @Override
    public List<Comparison> compare(String category, List<RecordingId> ids, Consumer<Comparison> listener)
            throws Exception {
        EqualizerTuning tuning = plan.tuner().create(category);
        List<Comparison> comparisons = new ArrayList<>();
        try (Stream<Comparison> stream = tuning.equalizer(ids, plan.cassette())
                .addingRules(plan.rules())
                .config(plan.config())
                .ruleUsage(usage)
                .compare()) {
            Iterator<Comparison> iterator = stream.iterator();
            while (!isCancelled() && iterator.hasNext()) {
                Comparison comparison = iterator.next();
                // What was cut short says nothing about its recording: a later run compares it.
                if (!isCancelled()) {
                    comparisons.add(comparison);
                    listener.accept(comparison);
                }
            }
        }
        return comparisons;
    }

    private boolean isCancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    @Override
    public void cancel() {
        cancelled = true;
    }
}

package dev.playback.studio;

import dev.playback.difference.RuleUsage;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualizerStatistics;
import dev.playback.recording.RecordingId;
import dev.playback.report.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Plays a plan once. Any thread may cancel it. */
final class StudioRunner {

    private final StudioPlan plan;
    private final CategoryComparer comparer;
    private final RuleUsage usage = new RuleUsage();
    private volatile boolean cancelled;

    StudioRunner(StudioPlan plan) {
        this.plan = plan;
        this.comparer =
                plan.config().dedicatedProcess() ? new IsolatedCategories(plan, usage) : new LocalComparer(plan, usage);
    }

    StudioRun play() {
        try (comparer;
                RunJournal journal = new RunJournal(plan, plan.clock().instant())) {
            Selection selection = Selection.of(plan).without(journal.compared());
            plan.progress().began(selection.total());
            Map<String, CategoryOutcome> outcomes = new LinkedHashMap<>();
            selection
                    .broken()
                    .forEach((category, failure) -> outcomes.put(category, new CategoryOutcome.Broken(failure)));
            outcomes.putAll(
                    plan.parallelCategories() > 1 ? together(selection, journal) : oneByOne(selection, journal));
            plan.progress().ended();
            boolean wasCancelled = cancelled || Thread.currentThread().isInterrupted();
            List<String> failures = failures(outcomes);
            List<String> warnings = usage.warnings();
            RunReport report = journal.finish(
                    outcomes,
                    Stream.concat(failures.stream(), warnings.stream()).toList(),
                    wasCancelled);
            return new StudioRun(outcomes, report, failures, warnings, wasCancelled);
        }
    }

    void cancel() {
        cancelled = true;
        comparer.cancel();
    }

    private Map<String, CategoryOutcome> oneByOne(Selection selection, RunJournal journal) {
        Map<String, CategoryOutcome> outcomes = new LinkedHashMap<>();
        selection.ids().forEach((category, ids) -> outcomes.put(category, outcome(category, ids, journal)));
        return outcomes;
    }

    private Map<String, CategoryOutcome> together(Selection selection, RunJournal journal) {
        Map<String, Future<CategoryOutcome>> begun = new LinkedHashMap<>();
        ExecutorService threads =
                Executors.newFixedThreadPool(plan.parallelCategories(), work -> new Thread(work, "playback-studio"));
        try {
            selection
                    .ids()
                    .forEach((category, ids) ->
                            begun.put(category, threads.submit(() -> outcome(category, ids, journal))));
            threads.shutdown();
            Map<String, CategoryOutcome> outcomes = new LinkedHashMap<>();
            begun.forEach((category, outcome) -> outcomes.put(category, await(outcome)));
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private CategoryOutcome await(Future<CategoryOutcome> outcome) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return outcome.get();
                } catch (ExecutionException e) {
                    return new CategoryOutcome.Broken(e.getCause() == null ? e : e.getCause());
                } catch (InterruptedException e) {
                    // Categories end soon after they are cancelled, and what they have compared counts.
                    interrupted = true;
                    cancel();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // One broken category, whatever the reason, must not stop the others.
    @SuppressWarnings("CatchingUnchecked")
    private CategoryOutcome outcome(String category, List<RecordingId> ids, RunJournal journal) {
        List<Comparison> compared = new ArrayList<>();
        try {
            if (!cancelled) {
                compared.addAll(comparer.compare(category, ids, journal::add));
            }
            return new CategoryOutcome.Compared(compared);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CategoryOutcome.Compared(compared);
        } catch (Exception | LinkageError e) {
            return new CategoryOutcome.Broken(e);
        }
    }

    private List<String> failures(Map<String, CategoryOutcome> outcomes) {
        List<Comparison> all = new ArrayList<>();
        for (CategoryOutcome outcome : outcomes.values()) {
            if (outcome instanceof CategoryOutcome.Compared compared) {
                all.addAll(compared.comparisons());
            }
        }
        return EqualizerStatistics.of(all).failures(plan.config());
    }
}

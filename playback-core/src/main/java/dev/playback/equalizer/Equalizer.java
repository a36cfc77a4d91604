package dev.playback.equalizer;

import dev.playback.difference.ComparisonRules;
import dev.playback.difference.RuleUsage;
import dev.playback.player.Playback;
import dev.playback.player.PlaybackFunction;
import dev.playback.player.TapePlayer;
import dev.playback.recording.RecordingId;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Replays recordings and compares each with what was recorded, each when it is asked for. Whatever goes wrong with one recording is
 * the failure of that one comparison. Can be run again, as often as its ids can. For any number of threads.
 */
public final class Equalizer implements Iterable<Comparison> {

    private final Iterable<RecordingId> ids;
    private final ComparisonPlan plan;
    private volatile EqualizerStatistics statistics = EqualizerStatistics.none();

    private Equalizer(Iterable<RecordingId> ids, ComparisonPlan plan) {
        this.ids = Objects.requireNonNull(ids, "ids");
        this.plan = plan;
    }

    /** Compares {@code ids}, each replayed by calling its operation again on a new instance. */
    public Equalizer(Iterable<RecordingId> ids, TapePlayer player, Supplier<?> instances) {
        this(ids, plan(player, id -> player.play(id, instances)));
        Objects.requireNonNull(instances, "instances");
    }

    /** Compares {@code ids}, each replayed through {@code function}. */
    public Equalizer(Iterable<RecordingId> ids, TapePlayer player, PlaybackFunction function) {
        this(ids, plan(player, id -> player.play(id, function)));
        Objects.requireNonNull(function, "function");
    }

    private static ComparisonPlan plan(TapePlayer player, Function<RecordingId, Playback> replay) {
        return new ComparisonPlan(
                replay,
                player.values(),
                run -> run,
                null,
                recording -> Map.of(),
                ComparisonRules.none(),
                new RuleUsage(),
                Clock.systemUTC(),
                CompareExecutionConfig.standard());
    }

    /** Returns this with {@code comparator} comparing the whole runs. */
    public Equalizer comparing(Comparator<? super Run> comparator) {
        return comparing(run -> run, comparator);
    }

    /** Returns this with {@code comparator} comparing what {@code extractor} takes from both runs. */
    public <T> Equalizer comparing(ResultExtractor<T> extractor, Comparator<? super T> comparator) {
        Objects.requireNonNull(comparator, "comparator");
        if (comparator instanceof RuleComparator byRules) {
            // As its own, so that it is told which of them did something.
            return extracting(extractor).addingRules(byRules.rules());
        }
        // The extractor makes what the comparator takes, null included.
        @SuppressWarnings({"unchecked", "NullAway"})
        Judgement any = (recorded, replayed, data) -> comparator.compare((T) recorded, (T) replayed, data);
        return new Equalizer(
                ids,
                plan.extractor(Objects.requireNonNull(extractor, "extractor")).comparator(any));
    }

    /** Returns this comparing, by the rules, no more than what {@code extractor} takes from both runs. */
    public Equalizer extracting(ResultExtractor<?> extractor) {
        return new Equalizer(ids, plan.extractor(Objects.requireNonNull(extractor, "extractor")));
    }

    /** Returns this with facts for the comparator. */
    public Equalizer data(ComparisonDataExtractor extractor) {
        return new Equalizer(ids, plan.data(Objects.requireNonNull(extractor, "extractor")));
    }

    /** Returns this with rules that say which differences do not count. A comparator of one's own does not know them. */
    public Equalizer rules(ComparisonRules rules) {
        return new Equalizer(ids, plan.rules(Objects.requireNonNull(rules, "rules")));
    }

    /** Returns this with more rules beside those it has. */
    public Equalizer addingRules(ComparisonRules more) {
        return rules(plan.rules().plus(more));
    }

    /** Returns this telling {@code usage}, which several equalizers may share, which rules do something. */
    public Equalizer ruleUsage(RuleUsage usage) {
        return new Equalizer(ids, plan.usage(Objects.requireNonNull(usage, "usage")));
    }

    /** Returns this with a clock that says whether a rule has expired. */
    public Equalizer clock(Clock clock) {
        return new Equalizer(ids, plan.clock(Objects.requireNonNull(clock, "clock")));
    }

    /** Returns this with another way of making comparisons. */
    public Equalizer config(CompareExecutionConfig config) {
        return new Equalizer(ids, plan.config(Objects.requireNonNull(config, "config")));
    }

    /**
     * Begins a new run: replays and compares the recordings, each when the stream reaches it, or some ahead of it where comparisons
     * are made at once. Comparisons come in the order of the ids. Closing the stream, on any thread, cancels what is left.
     */
    public Stream<Comparison> compare() {
        statistics = EqualizerStatistics.none();
        ComparisonRun run = ComparisonRun.of(ids.iterator(), new SingleComparison(plan), plan.config());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(run, Spliterator.ORDERED), false)
                .map(this::counted)
                .onClose(run::close);
    }

    /** Begins a new run, as {@link #compare()} does. */
    @Override
    public Iterator<Comparison> iterator() {
        return compare().iterator();
    }

    /** Returns the statistics of the run that began last: so far, or in the end. */
    public EqualizerStatistics statistics() {
        return statistics;
    }

    /**
     * Returns what is wrong with the rules, as far as the comparisons up to now tell: those that matched nothing, and those that have
     * expired.
     */
    public List<String> ruleWarnings() {
        return plan.usage().warnings();
    }

    private synchronized Comparison counted(Comparison comparison) {
        statistics = statistics.plus(comparison);
        return comparison;
    }
}

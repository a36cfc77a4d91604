package dev.playback.studio;

import dev.playback.cassette.TapeCassette;
import dev.playback.difference.ComparisonRules;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.ConfiguredComparing;
import dev.playback.isolation.WorkerOptions;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts a {@link PlaybackStudio} together. Changes over time; for one thread. */
public final class StudioBuilder {

    private static final Duration DEFAULT_AGE = Duration.ofDays(7);
    private static final int DEFAULT_LIMIT = 20;

    private final TapeCassette cassette;
    private final @Nullable String address;
    private final EqualizerTuner tuner;
    private List<String> categories = List.of();
    private @Nullable List<RecordingId> ids;
    private @Nullable Function<String, RecordingLookup> lookup;
    private @Nullable CompareExecutionConfig config;
    private @Nullable ComparisonRules rules;
    private int parallelCategories = 1;
    private UnaryOperator<WorkerOptions> workers = options -> options;
    private StudioProgress progress = StudioProgress.none();
    private Clock clock = Clock.systemUTC();
    private String title = "playback studio";
    private @Nullable Path jsonReport;
    private @Nullable String rerun;

    StudioBuilder(TapeCassette cassette, @Nullable String address, EqualizerTuner tuner) {
        this.cassette = cassette;
        this.address = address;
        this.tuner = tuner;
    }

    /** Plays recordings of these categories, in this order. */
    public StudioBuilder categories(List<String> these) {
        categories = List.copyOf(these);
        return this;
    }

    /** Plays recordings of these categories, in this order. */
    public StudioBuilder categories(String... these) {
        return categories(List.of(these));
    }

    /** Plays exactly these recordings, grouped by category, and looks for none; an empty list is nothing to play. */
    public StudioBuilder recordings(List<RecordingId> these) {
        ids = List.copyOf(these);
        return this;
    }

    /** Says for each category which recordings are wanted; otherwise at most 20 that began within seven days before the play. */
    public StudioBuilder lookup(Function<String, RecordingLookup> byCategory) {
        lookup = Objects.requireNonNull(byCategory, "lookup");
        return this;
    }

    /** Says how comparisons are made; otherwise as the settings {@code playback.compare.*} say. */
    public StudioBuilder config(CompareExecutionConfig how) {
        config = Objects.requireNonNull(how, "config");
        return this;
    }

    /** Gives rules that count beside those of each tuning; otherwise the file that {@code playback.compare.rules} names. */
    public StudioBuilder rules(ComparisonRules shared) {
        rules = Objects.requireNonNull(shared, "rules");
        return this;
    }

    /** Runs so many categories at the same time; otherwise one after the other. */
    public StudioBuilder parallelCategories(int many) {
        if (many < 1) {
            throw new IllegalArgumentException("At least 1 category must run at a time, not %d.".formatted(many));
        }
        parallelCategories = many;
        return this;
    }

    /** Changes how JVMs for replays are started; otherwise as this one, as many as comparisons are made at once. */
    public StudioBuilder workers(UnaryOperator<WorkerOptions> change) {
        workers = Objects.requireNonNull(change, "workers");
        return this;
    }

    /** Shows how far a play is. */
    public StudioBuilder progress(StudioProgress listener) {
        progress = Objects.requireNonNull(listener, "progress");
        return this;
    }

    /** Takes the time from {@code other} and not from the system. */
    public StudioBuilder clock(Clock other) {
        clock = Objects.requireNonNull(other, "clock");
        return this;
    }

    /** Names the run in reports. */
    public StudioBuilder title(String text) {
        title = Objects.requireNonNull(text, "title");
        return this;
    }

    /**
     * Writes the JSON report to {@code file} while the play goes on. If an earlier play left one there, whole or not, what it has
     * compared is not compared again but taken over, except what could not be compared.
     */
    public StudioBuilder resume(Path file) {
        jsonReport = Objects.requireNonNull(file, "file");
        return this;
    }

    /** Names in reports a command that runs one recording again; {@code {id}} stands for its id. */
    public StudioBuilder rerun(String command) {
        rerun = Objects.requireNonNull(command, "command");
        return this;
    }

    /** Returns the studio. */
    public PlaybackStudio build() {
        return new PlaybackStudio(plan());
    }

    StudioPlan plan() {
        ConfiguredComparing configured = ConfiguredComparing.ofProcess();
        CompareExecutionConfig how = config == null ? configured.config() : config;
        return new StudioPlan(
                cassette,
                Optional.ofNullable(address),
                tuner,
                categories,
                Optional.ofNullable(ids),
                lookup == null ? this::recent : lookup,
                how,
                rules == null ? configured.rules() : rules,
                parallelCategories,
                workers.apply(workerOptions(how)),
                progress,
                clock,
                title,
                Optional.ofNullable(jsonReport),
                Optional.ofNullable(rerun));
    }

    private static WorkerOptions workerOptions(CompareExecutionConfig config) {
        WorkerOptions options =
                WorkerOptions.ofThisJvm().workers(config.parallelism()).recycleRate(config.recycleRate());
        return config.timeout().isZero() ? options : options.timeout(config.timeout());
    }

    // Asked at each play, so that a studio that is kept for days looks at the days before it plays.
    private RecordingLookup recent(String category) {
        return RecordingLookup.of(category)
                .from(clock.instant().minus(DEFAULT_AGE))
                .limit(DEFAULT_LIMIT);
    }
}

package dev.playback.studio;

import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replays and compares many recordings of many categories in one go. A category that cannot be run is a result and stops no other;
 * neither does a recording. Can play again, from any thread.
 */
public final class PlaybackStudio {

    private final StudioPlan plan;
    private final Set<StudioRunner> running = ConcurrentHashMap.newKeySet();

    PlaybackStudio(StudioPlan plan) {
        this.plan = plan;
    }

    /**
     * Plays the recordings that {@code lookup} finds in each of the categories, or those of {@code recordingIds} if it is not null.
     *
     * @param lookup null for at most 20 recordings of the last seven days
     */
    public PlaybackStudio(
            List<String> categories,
            EqualizerTuner tuner,
            TapeCassette cassette,
            @Nullable Function<String, RecordingLookup> lookup,
            @Nullable List<RecordingId> recordingIds,
            CompareExecutionConfig config) {
        this(plan(categories, tuner, cassette, lookup, recordingIds, config));
    }

    private static StudioPlan plan(
            List<String> categories,
            EqualizerTuner tuner,
            TapeCassette cassette,
            @Nullable Function<String, RecordingLookup> lookup,
            @Nullable List<RecordingId> recordingIds,
            CompareExecutionConfig config) {
        StudioBuilder builder = over(cassette, tuner).categories(categories).config(config);
        if (lookup != null) {
            builder.lookup(lookup);
        }
        if (recordingIds != null) {
            builder.recordings(recordingIds);
        }
        return builder.plan();
    }

    /** Begins a studio over a cassette, for replays in this JVM. */
    public static StudioBuilder over(TapeCassette cassette, EqualizerTuner tuner) {
        return new StudioBuilder(
                Objects.requireNonNull(cassette, "cassette"), null, Objects.requireNonNull(tuner, "tuner"));
    }

    /**
     * Begins a studio over the cassette at {@code address}, which JVMs of their own can open as well.
     *
     * @throws IllegalArgumentException if no cassette has such an address
     */
    public static StudioBuilder over(String address, EqualizerTuner tuner) {
        return new StudioBuilder(TapeCassette.at(address), address, Objects.requireNonNull(tuner, "tuner"));
    }

    /**
     * Plays everything and returns what came of it. If the thread is interrupted or the studio cancelled, that is what was compared
     * until then, and an interrupted thread stays so.
     *
     * @throws dev.playback.report.ReportException if the JSON report cannot be written, or an earlier one not be read
     * @throws IllegalStateException if replays in JVMs of their own need what only this one has
     */
    public StudioRun play() {
        StudioRunner runner = new StudioRunner(plan);
        running.add(runner);
        try {
            return runner.play();
        } finally {
            running.remove(runner);
        }
    }

    /** Ends the plays that are going on: after the comparisons that are being made, or, in JVMs of their own, in the middle of them. */
    public void cancel() {
        running.forEach(StudioRunner::cancel);
    }
}

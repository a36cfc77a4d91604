package dev.playback.studio;

import dev.playback.cassette.TapeCassette;
import dev.playback.difference.ComparisonRules;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.isolation.WorkerOptions;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything a studio was told.
 *
 * @param ids the recordings to play; empty for those that the lookup finds in the categories
 * @param address how workers open the cassette
 * @param rules what counts beside the rules of each tuning
 * @param jsonReport where the run is written while it goes on
 */
record StudioPlan(
        TapeCassette cassette,
        Optional<String> address,
        EqualizerTuner tuner,
        List<String> categories,
        Optional<List<RecordingId>> ids,
        Function<String, RecordingLookup> lookup,
        CompareExecutionConfig config,
        ComparisonRules rules,
        int parallelCategories,
        WorkerOptions workers,
        StudioProgress progress,
        Clock clock,
        String title,
        Optional<Path> jsonReport,
        Optional<String> rerun) {}

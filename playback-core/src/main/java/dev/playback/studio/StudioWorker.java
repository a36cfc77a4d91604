package dev.playback.studio;

import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.isolation.ComparerSpec;
import dev.playback.isolation.IsolatedComparer;
import dev.playback.isolation.NamedClasses;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a worker of the studio does: it opens the cassette and makes the tuning anew, then compares one recording after the other. */
final class StudioWorker implements IsolatedComparer.Factory {

    private static final String TUNER = "tuner";
    private static final String CASSETTE = "cassette";
    private static final String CATEGORY = "category";
    private static final String KEEP_RESULTS = "keepResults";
    private static final String UNUSED_INPUTS_FAIL = "unusedInputsFail";

    static ComparerSpec spec(EqualizerTuner tuner, String cassette, String category, CompareExecutionConfig config) {
        NamedClasses.check(tuner.getClass());
        return ComparerSpec.of(
                StudioWorker.class,
                Map.of(
                        TUNER, tuner.getClass().getName(),
                        CASSETTE, cassette,
                        CATEGORY, category,
                        KEEP_RESULTS, Boolean.toString(config.keepResults()),
                        UNUSED_INPUTS_FAIL, Boolean.toString(config.unusedInputsFail())));
    }

    @Override
    public IsolatedComparer create(Map<String, String> arguments) throws Exception {
        TapeCassette cassette = TapeCassette.at(argument(arguments, CASSETTE));
        EqualizerTuning tuning = NamedClasses.instance(argument(arguments, TUNER), EqualizerTuner.class)
                .create(argument(arguments, CATEGORY));
        CompareExecutionConfig config = config(arguments);
        return id -> tuning.equalizer(List.of(id), cassette, config)
                .compare()
                .findFirst()
                .orElseThrow();
    }

    private static CompareExecutionConfig config(Map<String, String> arguments) {
        CompareExecutionConfig config = CompareExecutionConfig.standard();
        if (Boolean.parseBoolean(argument(arguments, KEEP_RESULTS))) {
            config = config.keepingResults();
        }
        return Boolean.parseBoolean(argument(arguments, UNUSED_INPUTS_FAIL)) ? config.failingOnUnusedInputs() : config;
    }

    private static String argument(Map<String, String> arguments, String name) {
        return Objects.requireNonNull(arguments.get(name), name);
    }
}

package dev.playback.studio;

import dev.playback.cassette.TapeCassette;
import dev.playback.difference.ComparisonRules;
import dev.playback.difference.RuleUsage;
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
    private static final String RULES = "rules";
    private static final String KEEP_RESULTS = "keepResults";
    private static final String UNUSED_INPUTS_FAIL = "unusedInputsFail";

    static ComparerSpec spec(StudioPlan plan, String cassette, String category) {
        Class<?> tuner = plan.tuner().getClass();
        NamedClasses.check(tuner);
        return ComparerSpec.of(
                StudioWorker.class,
                Map.of(
                        TUNER, tuner.getName(),
                        CASSETTE, cassette,
                        CATEGORY, category,
                        RULES, plan.rules().text(),
                        KEEP_RESULTS, Boolean.toString(plan.config().keepResults()),
                        UNUSED_INPUTS_FAIL, Boolean.toString(plan.config().unusedInputsFail())));
    }

    @Override
    public IsolatedComparer create(Map<String, String> arguments) throws Exception {
        TapeCassette cassette = TapeCassette.at(argument(arguments, CASSETTE));
        EqualizerTuning tuning = NamedClasses.instance(argument(arguments, TUNER), EqualizerTuner.class)
                .create(argument(arguments, CATEGORY));
        CompareExecutionConfig config = config(arguments);
        ComparisonRules rules = ComparisonRules.parse(argument(arguments, RULES));
        return IsolatedComparer.telling(new RuleUsage(), (id, usage) -> tuning.equalizer(List.of(id), cassette)
                .addingRules(rules)
                .config(config)
                .ruleUsage(usage)
                .compare()
                .findFirst()
                .orElseThrow());
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

package dev.playback.equalizer;

import dev.playback.codec.JsonValues;
import dev.playback.difference.ComparisonRules;
import dev.playback.difference.RuleUsage;
import dev.playback.player.Playback;
import dev.playback.recording.RecordingId;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How each recording of an equalizer is compared.
 *
 * @param comparator null for the comparison of everything by {@code rules}
 */
record ComparisonPlan(
        Function<RecordingId, Playback> replay,
        JsonValues values,
        ResultExtractor<?> extractor,
        @Nullable Judgement comparator,
        ComparisonDataExtractor data,
        ComparisonRules rules,
        RuleUsage usage,
        Clock clock,
        CompareExecutionConfig config) {

    ComparisonPlan extractor(ResultExtractor<?> other) {
        return new ComparisonPlan(replay, values, other, comparator, data, rules, usage, clock, config);
    }

    ComparisonPlan comparator(Judgement other) {
        return new ComparisonPlan(replay, values, extractor, other, data, rules, usage, clock, config);
    }

    ComparisonPlan data(ComparisonDataExtractor other) {
        return new ComparisonPlan(replay, values, extractor, comparator, other, rules, usage, clock, config);
    }

    ComparisonPlan rules(ComparisonRules other) {
        return new ComparisonPlan(replay, values, extractor, comparator, data, other, usage, clock, config);
    }

    ComparisonPlan usage(RuleUsage other) {
        return new ComparisonPlan(replay, values, extractor, comparator, data, rules, other, clock, config);
    }

    ComparisonPlan clock(Clock other) {
        return new ComparisonPlan(replay, values, extractor, comparator, data, rules, usage, other, config);
    }

    ComparisonPlan config(CompareExecutionConfig other) {
        return new ComparisonPlan(replay, values, extractor, comparator, data, rules, usage, clock, other);
    }
}

package dev.playback.equalizer;

import dev.playback.difference.ComparisonRules;
import dev.playback.difference.RuleUsage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Compares by rules whatever it is given. For any number of threads. */
record RuleComparator(ComparisonRules rules) implements Comparator<@Nullable Object> {

    @Override
    public ComparatorResult compare(@Nullable Object recorded, @Nullable Object replayed, ComparisonData data) {
        return new RunComparison(rules.finder(data.id().category(), LocalDate.now(ZoneOffset.UTC), new RuleUsage()))
                .compare(recorded, replayed);
    }
}

package dev.playback.message;

import dev.playback.codec.JsonValues;
import dev.playback.difference.ComparisonRules;
import dev.playback.difference.DifferenceFinder;
import dev.playback.difference.RuleUsage;
import java.time.LocalDate;
import java.util.List;

/** Compares what is recorded of two values. */
final class Differing {

    private Differing() {}

    static List<String> texts(JsonValues values, Object recorded, Object replayed) {
        DifferenceFinder finder = ComparisonRules.none().finder("Orders", LocalDate.EPOCH, new RuleUsage());
        finder.values("result", values.write(recorded, Object.class), values.write(replayed, Object.class));
        return finder.differences().stream().map(Object::toString).toList();
    }
}

package dev.playback.difference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short ways to compare for tests. */
final class Differences {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private Differences() {}

    /** Compares two values at the path {@code v}, written with single quotes. */
    static List<String> of(String recorded, String replayed) {
        return of(ComparisonRules.none(), recorded, replayed);
    }

    static List<String> of(ComparisonRules rules, String recorded, String replayed) {
        return of(rules, new RuleUsage(), recorded, replayed);
    }

    static List<String> of(ComparisonRules rules, RuleUsage usage, String recorded, String replayed) {
        DifferenceFinder finder = rules.finder("Orders", TODAY, usage);
        finder.values("v", recorded.replace('\'', '"'), replayed.replace('\'', '"'));
        return texts(finder);
    }

    /** Compares calls of one lane, each written as {@code alias(json)}. */
    static List<String> ofCalls(List<String> recorded, List<String> replayed) {
        return ofCalls(ComparisonRules.none(), recorded, replayed);
    }

    static List<String> ofCalls(ComparisonRules rules, List<String> recorded, List<String> replayed) {
        DifferenceFinder finder = rules.finder("Orders", TODAY, new RuleUsage());
        finder.calls(calls(recorded), calls(replayed));
        return texts(finder);
    }

    /** Reads calls, each written as {@code alias(json)} or {@code lane/alias(json)}. */
    private static List<ComparedCall> calls(List<String> texts) {
        Map<String, Integer> numbers = new HashMap<>();
        List<ComparedCall> calls = new ArrayList<>();
        for (String text : texts) {
            int slash = text.indexOf('/');
            String lane = slash < 0 ? "0" : text.substring(0, slash);
            String alias = text.substring(slash + 1, text.indexOf('('));
            String json =
                    text.substring(text.indexOf('(') + 1, text.length() - 1).replace('\'', '"');
            int number = numbers.merge(alias, 1, Integer::sum) - 1;
            calls.add(new ComparedCall(
                    alias, number, alias, lane, !lane.endsWith(".f"), List.of(new ComparedCall.Part("args", 0, json))));
        }
        return calls;
    }

    static List<String> texts(DifferenceFinder finder) {
        return finder.differences().stream()
                .map(difference -> difference.kind() + " " + difference)
                .toList();
    }
}

package dev.playback.difference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which rules did something in the comparisons of a run. Changes over time; for any number of threads. */
public final class RuleUsage {

    // By name, since a rule that is read anew for each test is still one rule.
    private final Map<String, Rule> considered = new ConcurrentHashMap<>();
    private final Set<String> matched = ConcurrentHashMap.newKeySet();
    private final Map<String, Rule> expired = new ConcurrentHashMap<>();

    /** Begins with no rule used. */
    public RuleUsage() {}

    void considered(Rule rule, LocalDate today) {
        if (rule.isExpired(today)) {
            expired.put(rule.name(), rule);
        } else {
            considered.put(rule.name(), rule);
        }
    }

    void matched(Rule rule) {
        matched.add(rule.name());
    }

    boolean hasMatched(List<Rule> rules) {
        return rules.stream().allMatch(rule -> matched.contains(rule.name()));
    }

    /**
     * Returns what is wrong with rules that were asked so far, one line each: those that matched no value at all, and those that
     * have expired.
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Rule rule : considered.values()) {
            if (!matched.contains(rule.name())) {
                warnings.add("The rule %s matched nothing. Correct its path or remove it.".formatted(rule));
            }
        }
        for (Rule rule : expired.values()) {
            warnings.add("The rule %s expired on %s and no longer counts. Renew or remove it."
                    .formatted(rule, rule.until()));
        }
        warnings.sort(null);
        return warnings;
    }
}

package dev.playback.difference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Which rules did something in the comparisons of a run. Changes over time; for any number of threads. */
public final class RuleUsage {

    // By name, since a rule that is read anew for each test is still one rule.
    private final Map<String, String> considered = new ConcurrentHashMap<>();
    private final Set<String> matched = ConcurrentHashMap.newKeySet();
    private final Map<String, String> expired = new ConcurrentHashMap<>();

    /** Begins with no rule used. */
    public RuleUsage() {}

    /**
     * The use of rules as plain data, which another JVM can send.
     *
     * @param considered the rules that were asked, as messages name them, by what tells each from others
     * @param matched those of them that matched a value
     * @param expired what is to be said of those that have expired
     */
    public record State(Map<String, String> considered, Set<String> matched, Map<String, String> expired) {

        /** Copies all three, sorted. */
        public State {
            considered = new TreeMap<>(considered);
            matched = new TreeSet<>(matched);
            expired = new TreeMap<>(expired);
        }
    }

    void considered(Rule rule, LocalDate today) {
        if (rule.isExpired(today)) {
            expired.put(
                    rule.name(),
                    "The rule %s expired on %s and no longer counts. Renew or remove it."
                            .formatted(rule, rule.until()));
        } else {
            considered.put(rule.name(), rule.toString());
        }
    }

    void matched(Rule rule) {
        matched.add(rule.name());
    }

    boolean hasMatched(List<Rule> rules) {
        return rules.stream().allMatch(rule -> matched.contains(rule.name()));
    }

    /** Returns what is known so far. */
    public State state() {
        return new State(considered, matched, expired);
    }

    /** Adds what is known elsewhere. */
    public void add(State other) {
        considered.putAll(other.considered());
        matched.addAll(other.matched());
        expired.putAll(other.expired());
    }

    /**
     * Returns what is wrong with rules that were asked so far, one line each: those that matched no value at all, and those that
     * have expired.
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(expired.values());
        considered.forEach((name, rule) -> {
            if (!matched.contains(name)) {
                warnings.add("The rule %s matched nothing. Correct its path or remove it.".formatted(rule));
            }
        });
        warnings.sort(null);
        return warnings;
    }
}

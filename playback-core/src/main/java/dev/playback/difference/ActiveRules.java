package dev.playback.difference;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules that count for one comparison, followed along the path of a value. For any number of threads. */
final class ActiveRules {

    private final List<Rule> rules;
    private final RuleUsage usage;

    ActiveRules(List<Rule> rules, RuleUsage usage) {
        this.rules = List.copyOf(rules);
        this.usage = usage;
    }

    /** Returns the place before the first step. */
    Place start() {
        long[] positions = new long[rules.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = rules.get(i).path().start();
        }
        return new Place(positions, new boolean[positions.length], new boolean[positions.length]);
    }

    /** Returns the place of a path. */
    Place at(Path path) {
        Path above = path.parent();
        Place place = above == null ? start() : at(above);
        return path.name() == null ? place.step(path.index()) : place.step(path.name());
    }

    /** Says whether a value whose texts are equal need not be looked at: no rule could learn from it. */
    boolean areDone() {
        return usage.hasMatched(rules)
                && rules.stream().noneMatch(rule -> rule.leniency() instanceof Leniency.SameEverywhere);
    }

    /** Where in a value the rules stand. */
    final class Place {

        private final long[] positions;
        /** Which rules match this very place. */
        private final boolean[] here;
        /** Which rules match this place or one around it. */
        private final boolean[] within;

        private Place(long[] positions, boolean[] here, boolean[] within) {
            this.positions = positions;
            this.here = here;
            this.within = within;
        }

        Place step(String name) {
            return step(name, 0);
        }

        Place step(int index) {
            return step(null, index);
        }

        private Place step(@Nullable String name, int index) {
            if (positions.length == 0) {
                return this;
            }
            long[] next = new long[positions.length];
            boolean[] hereNext = new boolean[positions.length];
            boolean[] withinNext = new boolean[positions.length];
            for (int i = 0; i < next.length; i++) {
                PathPattern pattern = rules.get(i).path();
                next[i] = name == null ? pattern.step(positions[i], index) : pattern.step(positions[i], name);
                hereNext[i] = pattern.isEnd(next[i]);
                withinNext[i] = within[i] || hereNext[i];
            }
            return new Place(next, hereNext, withinNext);
        }

        /** Says whether what is here does not count, and marks the rule as used. */
        boolean isIgnored() {
            for (int i = 0; i < within.length; i++) {
                if (within[i] && rules.get(i).leniency() instanceof Leniency.Ignored) {
                    usage.matched(rules.get(i));
                    return true;
                }
            }
            return false;
        }

        /** Returns how the order of an array here may differ; null for not at all. */
        @Nullable
        Leniency ofArray() {
            for (int i = 0; i < here.length; i++) {
                Leniency leniency = rules.get(i).leniency();
                if (here[i] && (leniency instanceof Leniency.AnyOrder || leniency instanceof Leniency.Keyed)) {
                    usage.matched(rules.get(i));
                    return leniency;
                }
            }
            return null;
        }

        /** Returns {@code text} with all replacements made. */
        String replaced(String text) {
            String result = text;
            for (int i = 0; i < within.length; i++) {
                if (within[i] && rules.get(i).leniency() instanceof Leniency.Replaced replaced) {
                    usage.matched(rules.get(i));
                    result = replaced.pattern().replace(result, replaced.replacement());
                }
            }
            return result;
        }

        /** Returns the first leniency of that type that is for a leaf here and {@code fits} it; null if there is none. */
        <L extends Leniency> @Nullable L ofLeaf(Class<L> type, Predicate<L> fits) {
            for (int i = 0; i < within.length; i++) {
                Leniency leniency = rules.get(i).leniency();
                if (within[i] && type.isInstance(leniency) && fits.test(type.cast(leniency))) {
                    usage.matched(rules.get(i));
                    return type.cast(leniency);
                }
            }
            return null;
        }
    }
}

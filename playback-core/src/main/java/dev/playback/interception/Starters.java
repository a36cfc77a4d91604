package dev.playback.interception;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The enabled starters, each for categories of its own; one that gives way comes last and has what others leave it. Immutable. */
record Starters(List<SessionStarter> all) {

    static final Starters NONE = new Starters(List.of());

    /** Returns who begins the session of an operation of {@code category}; null if nobody does. */
    @Nullable
    SessionStarter of(String category) {
        for (SessionStarter starter : all) {
            Set<String> categories = starter.categories();
            if (categories.isEmpty() || categories.contains(category)) {
                return starter;
            }
        }
        return null;
    }

    /**
     * Adds {@code starter}; the same one again changes nothing.
     *
     * @throws IllegalStateException if another one has one of its categories, and neither gives way
     */
    Starters with(SessionStarter starter) {
        if (all.contains(starter)) {
            return this;
        }
        for (SessionStarter other : all) {
            if (starter.givesWay() == other.givesWay() && overlap(starter.categories(), other.categories())) {
                throw new IllegalStateException(
                        "Another recorder is already recording: %s. Disable it before you enable this one, or bind each to categories of its own."
                                .formatted(other));
            }
        }
        List<SessionStarter> more = new ArrayList<>(all);
        more.add(starter.givesWay() ? more.size() : 0, starter);
        return new Starters(List.copyOf(more));
    }

    Starters without(SessionStarter starter) {
        return new Starters(all.stream().filter(one -> one != starter).toList());
    }

    private static boolean overlap(Set<String> some, Set<String> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
    }
}

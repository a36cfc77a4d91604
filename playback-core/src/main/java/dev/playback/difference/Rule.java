package dev.playback.difference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a comparison.
 *
 * @param category the categories of recordings it is for
 * @param text the rule as it was given, for messages
 * @param reason why it is there; empty if nobody said
 * @param until the last day on which it counts; null if that is every day
 */
record Rule(
        Leniency leniency,
        PathPattern path,
        Glob category,
        String text,
        String reason,
        @Nullable LocalDate until) {

    boolean isExpired(LocalDate today) {
        return until != null && today.isAfter(until);
    }

    Rule reason(String why) {
        return new Rule(leniency, path, category, text, why, until);
    }

    Rule until(LocalDate day) {
        return new Rule(leniency, path, category, text, reason, day);
    }

    Rule category(Glob other) {
        return new Rule(leniency, path, other, text, reason, until);
    }

    /** Returns what tells it from other rules. */
    String name() {
        return category + " " + text;
    }

    /** Returns how messages name it. */
    @Override
    public String toString() {
        return "'%s'%s".formatted(text, reason.isEmpty() ? "" : " (" + reason + ")");
    }
}

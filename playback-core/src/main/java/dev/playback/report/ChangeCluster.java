package dev.playback.report;

import java.util.List;
import java.util.Optional;

/**
 * One change that shows in many recordings.
 *
 * @param category the category of these recordings
 * @param path where, with {@code [*]} for numbers that differ between recordings; a message, if it is only known by that
 * @param kind the kind of the differences, or {@link #MESSAGE} or {@link #NOT_COMPARED}
 * @param recorded what was recorded, in all of them or as an example
 * @param replayed what was replayed, in all of them or as an example
 * @param values how many different pairs of recorded and replayed values there are
 * @param indexes the positions of the recordings in the run, ascending, each once
 */
public record ChangeCluster(
        String category,
        String path,
        String kind,
        Optional<String> recorded,
        Optional<String> replayed,
        int values,
        List<Integer> indexes) {

    /** The kind of a cluster of comparisons that differ by a message of their comparator only. */
    public static final String MESSAGE = "MESSAGE";

    /** The kind of a cluster of comparisons that could not be made, for the same reason. */
    public static final String NOT_COMPARED = "NOT_COMPARED";

    /** Copies the indexes. */
    public ChangeCluster {
        indexes = List.copyOf(indexes);
    }

    /** Finds the changes of a run, the one with the most recordings first. */
    public static List<ChangeCluster> of(List<ReportedComparison> comparisons) {
        return Clustering.of(comparisons);
    }

    /** Returns whether the path is a message and there are no values. */
    public boolean isMessage() {
        return kind.equals(MESSAGE) || kind.equals(NOT_COMPARED);
    }

    /** Returns what changed on one line, values cut. */
    public String headline() {
        if (isMessage()) {
            return Texts.line(path, 200);
        }
        String change = "%s: %s -> %s".formatted(path, value(recorded), value(replayed));
        return values > 1 ? "%s (one of %s different values)".formatted(change, Texts.number(values)) : change;
    }

    private static String value(Optional<String> value) {
        return value.map(text -> Texts.line(text, 80)).orElse("nothing");
    }
}

package dev.playback.difference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playback.codec.JsonValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Finds where the values of two runs differ, under rules. Texts that are equal are not parsed. Changes over time; for one comparison
 * and one thread.
 */
public final class DifferenceFinder {

    private final ActiveRules rules;
    private final TreeComparison comparison = new TreeComparison();

    private DifferenceFinder(ActiveRules rules) {
        this.rules = rules;
    }

    /** Makes a finder for one comparison. */
    static DifferenceFinder of(ActiveRules rules) {
        return new DifferenceFinder(Objects.requireNonNull(rules, "rules"));
    }

    /**
     * Compares two values.
     *
     * @param path what stands first in the path of each difference, names between dots
     * @throws RunawayPatternException if an expression of a rule takes too long
     */
    public void values(String path, String recorded, String replayed) {
        values(Path.of(path), Path.of(path), recorded, replayed);
    }

    /** Compares two values that belong to a call, as its {@code part}. Throws as {@link #values(String, String, String)} does. */
    public void values(String name, int number, String part, String recorded, String replayed) {
        Path path = Path.of(name).index(number).name(part);
        values(path, path, recorded, replayed);
    }

    /** Compares two values that are trees already. Throws as {@link #values(String, String, String)} does. */
    public void values(String path, JsonNode recorded, JsonNode replayed) {
        Path at = Path.of(path);
        trees(at, at, recorded, replayed);
    }

    /** Tells that a call ended in another way, unless it is ignored; both texts are for people. */
    public void ending(String name, int number, String recorded, String replayed) {
        Path path = Path.of(name).index(number);
        if (!rules.at(path).isIgnored()) {
            comparison.add(new Difference(path.toString(), DifferenceKind.CHANGED, recorded, replayed));
        }
    }

    /** Tells that recorded values are not used any more, unless they are ignored. */
    public void unused(ComparedCall call) {
        if (!rules.at(call.path()).isIgnored()) {
            comparison.add(
                    new Difference(call.path().toString(), DifferenceKind.MISSING, CallComparison.text(call), null));
        }
    }

    /** Compares calls, each list lane by lane. Throws as {@link #values(String, String, String)} does. */
    public void calls(List<ComparedCall> recorded, List<ComparedCall> replayed) {
        new CallComparison(this, comparison, counted(recorded), counted(replayed)).compare();
    }

    private List<ComparedCall> counted(List<ComparedCall> calls) {
        return calls.stream().filter(call -> !rules.at(call.path()).isIgnored()).toList();
    }

    /** Returns the differences found, changes before moves; at most 10,000. */
    public List<Difference> differences() {
        List<Difference> sorted = new ArrayList<>(comparison.differences());
        sorted.sort(Comparator.comparing(difference -> difference.kind() == DifferenceKind.MOVED));
        return sorted;
    }

    /** Returns how many differences there are, also beyond 10,000. */
    public long count() {
        return comparison.count();
    }

    void values(Path path, Path replayedPath, String recorded, String replayed) {
        if (!recorded.equals(replayed) || !rules.areDone()) {
            trees(path, replayedPath, JsonValues.tree(recorded), JsonValues.tree(replayed));
        }
    }

    private void trees(Path path, Path replayedPath, JsonNode recorded, JsonNode replayed) {
        ActiveRules.Place place = rules.at(path);
        if (!place.isIgnored()) {
            comparison.trees(
                    path,
                    replayedPath,
                    TreeBuilder.of(recorded, place),
                    TreeBuilder.of(replayed, rules.at(replayedPath)));
        }
    }

    /** Returns the tree of one value of a call, for its likeness to others. */
    Tree tree(ComparedCall call, ComparedCall.Part part) {
        return TreeBuilder.of(JsonValues.tree(part.json()), rules.at(path(call.path(), part)));
    }

    static Path path(Path call, ComparedCall.Part part) {
        Path path = call.name(part.name());
        return part.index() < 0 ? path : path.index(part.index());
    }
}

package dev.playback.difference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds where two lists of calls differ: first equal calls in the order of their lane, then equal ones elsewhere, then those of the
 * same alias, most alike first. For one use.
 */
final class CallComparison {

    private final DifferenceFinder finder;
    private final TreeComparison comparison;
    private final List<ComparedCall> recorded;
    private final List<ComparedCall> replayed;
    private final int[] partner;
    private final boolean[] moved;
    private final boolean[] taken;

    CallComparison(
            DifferenceFinder finder,
            TreeComparison comparison,
            List<ComparedCall> recorded,
            List<ComparedCall> replayed) {
        this.finder = finder;
        this.comparison = comparison;
        this.recorded = recorded;
        this.replayed = replayed;
        this.partner = Pairing.none(recorded.size());
        this.moved = new boolean[recorded.size()];
        this.taken = new boolean[replayed.size()];
    }

    void compare() {
        if (isSameThroughout()) {
            for (int i = 0; i < partner.length; i++) {
                pair(i, i);
            }
        } else {
            pair();
        }
        tell();
    }

    /** The common case, found without a look into the values. */
    private boolean isSameThroughout() {
        for (int i = 0; i < recorded.size(); i++) {
            if (i >= replayed.size()
                    || !recorded.get(i).lane().equals(replayed.get(i).lane())
                    || !recorded.get(i).isSameText(replayed.get(i))) {
                return false;
            }
        }
        return recorded.size() == replayed.size();
    }

    private void pair() {
        List<Tree> before = recorded.stream().map(this::tree).toList();
        List<Tree> after = replayed.stream().map(this::tree).toList();
        Map<String, Group> lanes = groups(ComparedCall::lane);
        lanes.values().forEach(lane -> inOrder(lane, before, after));
        // In any order within a lane: moved, unless the lane has no order.
        lanes.values().forEach(lane -> inAnyOrder(lane, before, after, true));
        // Across lanes: who does the work is no behaviour.
        groups(call -> "").values().forEach(all -> inAnyOrder(all, before, after, false));
        // Changed: of the same alias, in the same lane before others.
        Pairing pairing = new Pairing(before, after, partner);
        groups(call -> call.kin() + '\n' + call.lane()).values().forEach(kin -> pairing.among(kin.before, kin.after));
        groups(ComparedCall::kin).values().forEach(kin -> pairing.among(kin.before, kin.after));
        for (int index : partner) {
            if (index != Alignment.NONE) {
                taken[index] = true;
            }
        }
    }

    /** Calls without partner that have something in common, by their index. */
    private record Group(List<Integer> before, List<Integer> after) {}

    private Map<String, Group> groups(Function<ComparedCall, String> common) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < recorded.size(); i++) {
            if (partner[i] == Alignment.NONE) {
                groups.computeIfAbsent(common.apply(recorded.get(i)), CallComparison::empty)
                        .before
                        .add(i);
            }
        }
        for (int i = 0; i < replayed.size(); i++) {
            if (!taken[i]) {
                groups.computeIfAbsent(common.apply(replayed.get(i)), CallComparison::empty)
                        .after
                        .add(i);
            }
        }
        return groups;
    }

    private static Group empty(String common) {
        return new Group(new ArrayList<>(), new ArrayList<>());
    }

    private void inOrder(Group lane, List<Tree> before, List<Tree> after) {
        if (!lane.before.isEmpty() && recorded.get(lane.before.get(0)).isOrdered()) {
            int[] aligned = Alignment.inOrder(hashes(lane.before, before), hashes(lane.after, after));
            for (int i = 0; i < aligned.length; i++) {
                if (aligned[i] != Alignment.NONE) {
                    pair(lane.before.get(i), lane.after.get(aligned[i]));
                }
            }
        }
    }

    private void inAnyOrder(Group group, List<Tree> before, List<Tree> after, boolean isLane) {
        List<Integer> free = group.before.stream()
                .filter(call -> partner[call] == Alignment.NONE)
                .toList();
        List<Integer> others = group.after.stream().filter(call -> !taken[call]).toList();
        int[] aligned = Pairing.none(free.size());
        Alignment.inAnyOrder(hashes(free, before), hashes(others, after), aligned);
        for (int i = 0; i < aligned.length; i++) {
            if (aligned[i] != Alignment.NONE) {
                moved[free.get(i)] = isLane && recorded.get(free.get(i)).isOrdered();
                pair(free.get(i), others.get(aligned[i]));
            }
        }
    }

    private void pair(int before, int after) {
        partner[before] = after;
        taken[after] = true;
    }

    private void tell() {
        for (int i = 0; i < partner.length; i++) {
            ComparedCall call = recorded.get(i);
            if (partner[i] == Alignment.NONE) {
                comparison.add(new Difference(call.path().toString(), DifferenceKind.MISSING, text(call), null));
                continue;
            }
            ComparedCall other = replayed.get(partner[i]);
            if (moved[i]) {
                comparison.add(new Difference(
                        call.path().toString(),
                        other.path().toString(),
                        DifferenceKind.MOVED,
                        place(recorded, i),
                        place(replayed, partner[i])));
            }
            parts(call, other);
        }
        for (int i = 0; i < replayed.size(); i++) {
            if (!taken[i]) {
                comparison.add(new Difference(
                        replayed.get(i).path().toString(), DifferenceKind.EXTRA, null, text(replayed.get(i))));
            }
        }
    }

    private void parts(ComparedCall call, ComparedCall other) {
        for (ComparedCall.Part part : call.parts()) {
            Path path = DifferenceFinder.path(call.path(), part);
            Path otherPath = DifferenceFinder.path(other.path(), part);
            other.parts().stream()
                    .filter(candidate -> isSamePlace(part, candidate))
                    .findFirst()
                    .ifPresentOrElse(
                            found -> finder.values(path, otherPath, part.json(), found.json()),
                            () -> comparison.missing(path, otherPath, finder.tree(call, part)));
        }
        for (ComparedCall.Part part : other.parts()) {
            if (call.parts().stream().noneMatch(candidate -> isSamePlace(part, candidate))) {
                comparison.extra(DifferenceFinder.path(other.path(), part), finder.tree(other, part));
            }
        }
    }

    private static boolean isSamePlace(ComparedCall.Part one, ComparedCall.Part other) {
        return one.name().equals(other.name()) && one.index() == other.index();
    }

    /** Returns a call as one tree, whose hash is equal for calls that are equal under the rules. */
    private Tree tree(ComparedCall call) {
        List<Tree.Child> children = new ArrayList<>();
        long hash = call.kin().hashCode();
        for (ComparedCall.Part part : call.parts()) {
            Tree tree = finder.tree(call, part);
            children.add(new Tree.Child(part.name() + part.index(), children.size(), tree));
            hash = hash * 1_000_003 + tree.hash();
        }
        return new Tree(Tree.Kind.OBJECT, "", "", children, null, hash, JsonNodeFactory.instance.nullNode());
    }

    private static long[] hashes(List<Integer> calls, List<Tree> trees) {
        return calls.stream().mapToLong(call -> trees.get(call).hash()).toArray();
    }

    /** Tells where a call is among those of its lane. */
    private static String place(List<ComparedCall> calls, int index) {
        String lane = calls.get(index).lane();
        long before = calls.subList(0, index).stream()
                .filter(call -> call.lane().equals(lane))
                .count();
        return "call %d of its lane".formatted(before + 1);
    }

    static String text(ComparedCall call) {
        return call.parts().stream().map(ComparedCall.Part::json).collect(Collectors.joining(",", "[", "]"));
    }
}

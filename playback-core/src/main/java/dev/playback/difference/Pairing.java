package dev.playback.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which recorded item a replayed one that is not equal came from: first by order and likeness between equal neighbours, so that a
 * change reads as one. For one use.
 */
final class Pairing {

    // Beyond this, likeness would take time in proportion to the square.
    private static final int MOST_ALIKE = 64;

    private final List<Tree> recorded;
    private final List<Tree> replayed;
    private final int[] partner;
    private final boolean[] taken;

    /** Pairs what has no partner yet, in {@code partner}. */
    Pairing(List<Tree> recorded, List<Tree> replayed, int[] partner) {
        this.recorded = recorded;
        this.replayed = replayed;
        this.partner = partner;
        this.taken = new boolean[replayed.size()];
        for (int index : partner) {
            if (index != Alignment.NONE) {
                taken[index] = true;
            }
        }
    }

    /**
     * Pairs within each gap between items of {@code anchors}, which are in order.
     *
     * @param anchors the partners that stand fast
     */
    void inGaps(int[] anchors) {
        int from = 0;
        int fromReplayed = 0;
        for (int i = 0; i <= anchors.length; i++) {
            if (i == anchors.length || anchors[i] != Alignment.NONE) {
                int to = i == anchors.length ? replayed.size() : anchors[i];
                gap(freeRecorded(from, i), freeReplayed(fromReplayed, to));
                from = i + 1;
                fromReplayed = to + 1;
            }
        }
    }

    /** Pairs all that are left, wherever they are. */
    void anywhere() {
        gap(freeRecorded(0, recorded.size()), freeReplayed(0, replayed.size()));
    }

    /** Pairs those of the given ones that are left. */
    void among(List<Integer> before, List<Integer> after) {
        gap(
                before.stream().filter(i -> partner[i] == Alignment.NONE).toList(),
                after.stream().filter(i -> !taken[i]).toList());
    }

    private List<Integer> freeRecorded(int from, int to) {
        List<Integer> free = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (partner[i] == Alignment.NONE) {
                free.add(i);
            }
        }
        return free;
    }

    private List<Integer> freeReplayed(int from, int to) {
        List<Integer> free = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (!taken[i]) {
                free.add(i);
            }
        }
        return free;
    }

    private void gap(List<Integer> before, List<Integer> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        if (before.size() > MOST_ALIKE || after.size() > MOST_ALIKE) {
            oneByOne(before, after);
        } else {
            mostAlike(before, after);
        }
    }

    private void oneByOne(List<Integer> before, List<Integer> after) {
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            pair(before.get(i), after.get(i));
        }
    }

    /** Finds the pairs in order that are most alike in sum. */
    private void mostAlike(List<Integer> before, List<Integer> after) {
        int n = before.size();
        int m = after.size();
        double[][] alike = new double[n + 1][m + 1];
        double[][] best = new double[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                alike[i][j] = likeness(recorded.get(before.get(i)), replayed.get(after.get(j)));
                best[i][j] = Math.max(alike[i][j] + best[i + 1][j + 1], Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            if (best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                pair(before.get(i++), after.get(j++));
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private void pair(int before, int after) {
        partner[before] = after;
        taken[after] = true;
    }

    /** Returns how much two trees have in common at their first level: a little for the same kind, more for equal parts. */
    private static double likeness(Tree recorded, Tree replayed) {
        if (recorded.kind() != replayed.kind()) {
            return 0.1;
        }
        int size = Math.max(recorded.children().size(), replayed.children().size());
        if (size == 0) {
            return 1;
        }
        Map<Long, Integer> parts = new HashMap<>();
        for (Tree.Child child : recorded.children()) {
            parts.merge(child.name().hashCode() * 31L + child.tree().hash(), 1, Integer::sum);
        }
        int common = 0;
        for (Tree.Child child : replayed.children()) {
            Integer left = parts.computeIfPresent(
                    child.name().hashCode() * 31L + child.tree().hash(), (hash, count) -> count - 1);
            common += left != null && left >= 0 ? 1 : 0;
        }
        return 1 + 10.0 * common / size;
    }

    static long[] hashes(List<Tree> trees) {
        return trees.stream().mapToLong(Tree::hash).toArray();
    }

    static int[] none(int size) {
        int[] none = new int[size];
        Arrays.fill(none, Alignment.NONE);
        return none;
    }
}

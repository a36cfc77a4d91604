package dev.playback.difference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which items of two sequences belong together: equal ones in the same order, so that one inserted item is one difference. Takes time
 * in proportion to the lengths and the number of differences; with very many differences, fewer items are found equal in order, which
 * never hides one.
 */
final class Alignment {

    /** What an item has that belongs to none. */
    static final int NONE = -1;

    private static final int MOST_EDITS = 256;

    private final long[] recorded;
    private final long[] replayed;
    private final int[] partner;

    private Alignment(long[] recorded, long[] replayed) {
        this.recorded = recorded;
        this.replayed = replayed;
        this.partner = new int[recorded.length];
        Arrays.fill(partner, NONE);
    }

    /** Returns for each recorded item the index of the replayed one that is equal, in rising order, or {@link #NONE}. */
    static int[] inOrder(long[] recorded, long[] replayed) {
        Alignment alignment = new Alignment(recorded, replayed);
        int from = 0;
        while (from < recorded.length && from < replayed.length && recorded[from] == replayed[from]) {
            alignment.partner[from] = from;
            from++;
        }
        int end = recorded.length;
        int endReplayed = replayed.length;
        while (end > from && endReplayed > from && recorded[end - 1] == replayed[endReplayed - 1]) {
            alignment.partner[--end] = --endReplayed;
        }
        if (end > from && endReplayed > from && !alignment.shortest(from, end, endReplayed)) {
            alignment.rising(from, end, endReplayed);
        }
        return alignment.partner;
    }

    /** Adds to {@code partner} equal items in any order, those that came first to each other. */
    static void inAnyOrder(long[] recorded, long[] replayed, int[] partner) {
        boolean[] taken = new boolean[replayed.length];
        for (int index : partner) {
            if (index != NONE) {
                taken[index] = true;
            }
        }
        Map<Long, Deque<Integer>> free = new HashMap<>();
        for (int i = 0; i < replayed.length; i++) {
            if (!taken[i]) {
                free.computeIfAbsent(replayed[i], hash -> new ArrayDeque<>()).add(i);
            }
        }
        for (int i = 0; i < recorded.length; i++) {
            Deque<Integer> equal = partner[i] == NONE ? free.get(recorded[i]) : null;
            if (equal != null && !equal.isEmpty()) {
                partner[i] = equal.remove();
            }
        }
    }

    /** Finds the fewest insertions and removals (Myers, 1986). Says false if they are too many to look for. */
    private boolean shortest(int from, int end, int endReplayed) {
        int n = end - from;
        int m = endReplayed - from;
        int most = Math.min(n + m, MOST_EDITS);
        // How far each diagonal was followed; it stands at its number plus the middle.
        int middle = most + 1;
        int[] farthest = new int[2 * middle + 1];
        List<int[]> before = new ArrayList<>();
        for (int edits = 0; edits <= most; edits++) {
            before.add(farthest.clone());
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int at = middle + diagonal;
                int x = isInsertion(farthest, at, diagonal, edits) ? farthest[at + 1] : farthest[at - 1] + 1;
                int y = x - diagonal;
                while (x < n && y < m && recorded[from + x] == replayed[from + y]) {
                    x++;
                    y++;
                }
                farthest[at] = x;
                if (x >= n && y >= m) {
                    walkBack(before, middle, from, n, m);
                    return true;
                }
            }
        }
        return false;
    }

    private void walkBack(List<int[]> before, int middle, int from, int n, int m) {
        int x = n;
        int y = m;
        for (int edits = before.size() - 1; edits >= 0; edits--) {
            int[] farthest = before.get(edits);
            int diagonal = x - y;
            int at = middle + diagonal;
            int came = isInsertion(farthest, at, diagonal, edits) ? at + 1 : at - 1;
            int fromX = farthest[came];
            int fromY = fromX - (came - middle);
            while (x > fromX && y > fromY && x > 0 && y > 0) {
                x--;
                y--;
                partner[from + x] = from + y;
            }
            x = fromX;
            y = fromY;
        }
    }

    private static boolean isInsertion(int[] farthest, int at, int diagonal, int edits) {
        return diagonal == -edits || (diagonal != edits && farthest[at - 1] < farthest[at + 1]);
    }

    /** Pairs equal items by how often they came, and keeps the longest run of pairs in order. */
    private void rising(int from, int end, int endReplayed) {
        int[] pairs = new int[end - from];
        Arrays.fill(pairs, NONE);
        inAnyOrder(Arrays.copyOfRange(recorded, from, end), Arrays.copyOfRange(replayed, from, endReplayed), pairs);
        int[] lastOfLength = new int[pairs.length + 1];
        int[] previous = new int[pairs.length];
        int longest = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] != NONE) {
                int low = 1;
                int high = longest;
                while (low <= high) {
                    int middle = (low + high) >>> 1;
                    if (pairs[lastOfLength[middle]] < pairs[i]) {
                        low = middle + 1;
                    } else {
                        high = middle - 1;
                    }
                }
                previous[i] = low > 1 ? lastOfLength[low - 1] : NONE;
                lastOfLength[low] = i;
                longest = Math.max(longest, low);
            }
        }
        for (int i = longest == 0 ? NONE : lastOfLength[longest]; i != NONE; i = previous[i]) {
            partner[from + i] = from + pairs[i];
        }
    }
}

package dev.playback.difference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which items of two arrays belong together.
 *
 * @param partner for each recorded item the index of the replayed one, or {@link Alignment#NONE}
 * @param anchors the same for those that are equal in order; the same array where order does not count
 */
// Arrays for speed; nobody outside this package sees them.
@SuppressWarnings("ArrayRecordComponent")
record Partners(int[] partner, int[] anchors) {

    /** Finds the partners of the items of an array. */
    static Partners of(@Nullable Leniency leniency, List<Tree> recorded, List<Tree> replayed) {
        long[] before = Pairing.hashes(recorded);
        long[] after = Pairing.hashes(replayed);
        if (leniency == null) {
            int[] anchors = Alignment.inOrder(before, after);
            int[] partner = anchors.clone();
            Alignment.inAnyOrder(before, after, partner);
            new Pairing(recorded, replayed, partner).inGaps(anchors);
            return new Partners(partner, anchors);
        }
        int[] partner = Pairing.none(recorded.size());
        if (leniency instanceof Leniency.Keyed keyed) {
            Alignment.inAnyOrder(keys(recorded, keyed), keys(replayed, keyed), partner);
        } else {
            bySize(recorded, replayed, partner);
            Alignment.inAnyOrder(before, after, partner);
            new Pairing(recorded, replayed, partner).anywhere();
        }
        return new Partners(partner, partner);
    }

    /**
     * Pairs numbers that may be some way apart by how large they are: all of them have one hash. Where that leaves some too far apart,
     * equal ones belong together first.
     */
    private static void bySize(List<Tree> recorded, List<Tree> replayed, int[] partner) {
        List<Integer> before = closeNumbers(recorded);
        List<Integer> after = closeNumbers(replayed);
        if (before.size() != after.size()) {
            return;
        }
        boolean areAllClose = IntStream.range(0, before.size())
                .allMatch(i -> areClose(recorded.get(before.get(i)), replayed.get(after.get(i))));
        if (!areAllClose) {
            pairEqual(recorded, replayed, before, after, partner);
        }
        Iterator<Integer> rest = after.iterator();
        for (int item : before) {
            partner[item] = rest.next();
        }
    }

    private static boolean areClose(Tree recorded, Tree replayed) {
        return recorded.leniency() instanceof Leniency.CloseNumbers close
                && close.covers(number(recorded), number(replayed));
    }

    // Takes those that it pairs out of both, which are in order of size.
    private static void pairEqual(
            List<Tree> recorded, List<Tree> replayed, List<Integer> before, List<Integer> after, int[] partner) {
        List<Integer> restAfter = new ArrayList<>();
        List<Integer> restBefore = new ArrayList<>();
        int next = 0;
        for (int item : before) {
            BigDecimal number = number(recorded.get(item));
            while (next < after.size() && number(replayed.get(after.get(next))).compareTo(number) < 0) {
                restAfter.add(after.get(next++));
            }
            if (next < after.size() && number(replayed.get(after.get(next))).compareTo(number) == 0) {
                partner[item] = after.get(next++);
            } else {
                restBefore.add(item);
            }
        }
        restAfter.addAll(after.subList(next, after.size()));
        before.clear();
        before.addAll(restBefore);
        after.clear();
        after.addAll(restAfter);
    }

    private static List<Integer> closeNumbers(List<Tree> items) {
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).leniency() instanceof Leniency.CloseNumbers)
                .boxed()
                .sorted(Comparator.comparing(i -> number(items.get(i))))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static BigDecimal number(Tree item) {
        return new BigDecimal(item.text());
    }

    /** Says whether a recorded item has its equal in another place. */
    boolean isMoved(int index) {
        return partner[index] != Alignment.NONE && anchors[index] == Alignment.NONE;
    }

    private static long[] keys(List<Tree> items, Leniency.Keyed keyed) {
        return items.stream().mapToLong(item -> key(item, keyed.fields())).toArray();
    }

    private static long key(Tree item, List<String> fields) {
        long hash = 1;
        for (String name : fields) {
            Tree field = item.field(name);
            hash = hash * 31 + (field == null ? 0 : field.hash());
        }
        return hash;
    }
}

package dev.playback.difference;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
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

    /** Pairs numbers that may be some way apart by how large they are: all of them have one hash. */
    private static void bySize(List<Tree> recorded, List<Tree> replayed, int[] partner) {
        List<Integer> before = closeNumbers(recorded);
        List<Integer> after = closeNumbers(replayed);
        if (before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                partner[before.get(i)] = after.get(i);
            }
        }
    }

    private static List<Integer> closeNumbers(List<Tree> items) {
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).leniency() instanceof Leniency.CloseNumbers)
                .boxed()
                .sorted(Comparator.comparing(i -> new BigDecimal(items.get(i).text())))
                .toList();
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

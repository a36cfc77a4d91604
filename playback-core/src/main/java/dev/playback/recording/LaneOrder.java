package dev.playback.recording;

import java.util.Comparator;

/**
 * The order of calls that is behaviour: lane by lane, each in its order. A lane whose name ends with {@value #UNORDERED} has none,
 * since the machine splits its work as it pleases; its calls are put by what they say.
 */
public final class LaneOrder implements Comparator<Entry> {

    /** The end of the name of a lane without order. */
    public static final String UNORDERED = ".f";

    private static final Comparator<Entry> IN_ORDER =
            Comparator.comparing(Entry::lane, LaneOrder::byNumbers).thenComparing(Entry::sequence);
    private static final Comparator<Entry> BY_CALL = Comparator.comparing(Entry::alias)
            .thenComparing(Entry::key)
            .thenComparing(entry -> String.join(",", entry.arguments()))
            .thenComparing(Entry::sequence);

    /** Says whether the order of calls in a lane of this name counts. */
    public static boolean counts(String lane) {
        return !lane.endsWith(UNORDERED);
    }

    // As numbers between dots: the tenth piece of work comes after the second.
    private static int byNumbers(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        String[] parts = one.split("\\.", -1);
        String[] others = other.split("\\.", -1);
        for (int i = 0; i < Math.min(parts.length, others.length); i++) {
            // A shorter number without leading zeros is a smaller one.
            int order = Integer.compare(parts[i].length(), others[i].length());
            order = order == 0 ? parts[i].compareTo(others[i]) : order;
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.length, others.length);
    }

    @Override
    public int compare(Entry one, Entry other) {
        return one.lane().equals(other.lane()) && !counts(one.lane())
                ? BY_CALL.compare(one, other)
                : IN_ORDER.compare(one, other);
    }
}

package dev.playback.equalizer;

import java.util.List;

/**
 * What became of the recorded calls of one kind, inputs or outputs. Calls are named like {@code orders.price["pen"]}, cut at 200
 * characters; each list names at most 1,000.
 *
 * @param used how many recorded calls the replay made as well
 * @param unused recorded calls that the replay did not make
 * @param missed calls of the replay that found no recorded answer
 * @param extra calls of the replay beyond the recorded ones that got an answer all the same
 */
public record CallAccount(int used, List<String> unused, List<String> missed, List<String> extra) {

    private static final CallAccount NONE = new CallAccount(0, List.of(), List.of(), List.of());

    /** Copies the lists. */
    public CallAccount {
        unused = List.copyOf(unused);
        missed = List.copyOf(missed);
        extra = List.copyOf(extra);
    }

    /** Returns an account of no calls. */
    public static CallAccount none() {
        return NONE;
    }

    /** Returns how many calls do not match: unused, missed and extra ones. */
    public int unmatched() {
        return unused.size() + missed.size() + extra.size();
    }

    /** Returns the share of calls that match, from 0 to 1; 1 if there are none. */
    public double matchRate() {
        int all = used + unmatched();
        return all == 0 ? 1 : (double) used / all;
    }
}

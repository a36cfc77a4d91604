package dev.playback.housekeeping;

import dev.playback.cassette.Leftover;
import dev.playback.cassette.TapeCassette;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Removes, when it is asked for, what writers left behind when they were killed and what is not enough of a recording to be found by a
 * lookup; {@link Retention} removes the rest of what they left.
 *
 * @param before leaves alone what was written later: it may be on its way. A day ago is a good choice.
 */
public record LeftoverSweep(Instant before) {

    /** Refuses null. */
    public LeftoverSweep {
        Objects.requireNonNull(before, "before");
    }

    /** Lists what {@link #apply} would remove, and removes nothing. */
    public List<Leftover> dryRun(TapeCassette cassette) {
        try (Stream<Leftover> all = cassette.leftovers()) {
            return all.filter(one -> one.lastWritten().isBefore(before)).toList();
        }
    }

    /** Removes what is left behind, one after another, and goes on past what cannot be removed. */
    public Swept apply(TapeCassette cassette) {
        List<Leftover> removed = new ArrayList<>();
        Map<Leftover, RuntimeException> failed = new LinkedHashMap<>();
        for (Leftover one : dryRun(cassette)) {
            try {
                cassette.remove(one);
                removed.add(one);
            } catch (RuntimeException e) {
                failed.put(one, e);
            }
        }
        return new Swept(removed, failed);
    }

    /**
     * What was done.
     *
     * @param removed in the order in which they were removed
     * @param failed what could not be removed, and why
     */
    public record Swept(List<Leftover> removed, Map<Leftover, RuntimeException> failed) {

        /** Copies both. */
        public Swept {
            removed = List.copyOf(removed);
            failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
        }
    }
}

package dev.playback.examples.mutants;

import java.util.Set;
import java.util.TreeSet;

/** Which places of the changed class were reached. Called by generated code; for one thread. */
public final class Hits {

    private static final Set<Integer> REACHED = new TreeSet<>();

    private Hits() {}

    /** Notes that a place was reached. */
    public static void hit(int place) {
        REACHED.add(place);
    }

    /** Returns the places reached since it was last asked. */
    static Set<Integer> take() {
        Set<Integer> taken = new TreeSet<>(REACHED);
        REACHED.clear();
        return taken;
    }
}

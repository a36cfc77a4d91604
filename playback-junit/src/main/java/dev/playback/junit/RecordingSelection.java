package dev.playback.junit;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Which recordings of a class were selected: all, some by id, some by position. Changes while tests are discovered, by one thread. */
final class RecordingSelection {

    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<Integer> positions = new TreeSet<>();
    private boolean all;

    void selectAll() {
        all = true;
    }

    void select(String id) {
        ids.add(id);
    }

    void select(Collection<Integer> wantedPositions) {
        positions.addAll(wantedPositions);
    }

    /** Says whether nothing has to be listed. */
    boolean isByIdOnly() {
        return !all && positions.isEmpty() && !ids.isEmpty();
    }

    /** Returns the selected ids, as they were given. */
    Set<String> ids() {
        return Collections.unmodifiableSet(ids);
    }

    boolean wants(int position, String id) {
        return all || positions.contains(position) || ids.contains(id);
    }
}

package dev.playback.studio;

import dev.playback.recording.RecordingId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The recordings of each category that a run is to play.
 *
 * @param broken categories whose recordings could not be listed, and why
 */
record Selection(Map<String, List<RecordingId>> ids, Map<String, Throwable> broken) {

    /** Takes the given ids by category, or looks for those of the named categories. */
    static Selection of(StudioPlan plan) {
        Map<String, List<RecordingId>> ids = new LinkedHashMap<>();
        Map<String, Throwable> broken = new LinkedHashMap<>();
        if (plan.ids().isPresent()) {
            Map<String, List<RecordingId>> grouped = new TreeMap<>();
            plan.ids().get().stream().distinct().forEach(id -> grouped.computeIfAbsent(
                            id.category(), name -> new ArrayList<>())
                    .add(id));
            return new Selection(grouped, broken);
        }
        for (String category : plan.categories()) {
            try (Stream<RecordingId> found = plan.cassette().find(plan.lookup().apply(category))) {
                ids.put(category, found.toList());
            } catch (RuntimeException e) {
                broken.put(category, e);
            }
        }
        return new Selection(ids, broken);
    }

    /** Returns this without what was compared before. */
    Selection without(Set<RecordingId> compared) {
        Map<String, List<RecordingId>> left = new LinkedHashMap<>();
        ids.forEach((category, all) -> left.put(
                category, all.stream().filter(id -> !compared.contains(id)).toList()));
        return new Selection(left, broken);
    }

    int total() {
        return ids.values().stream().mapToInt(List::size).sum();
    }
}

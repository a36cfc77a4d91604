package dev.playback.junit;

import dev.playback.configuration.Setting;
import dev.playback.recording.RecordingId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** In which order the recordings of a class are replayed. */
sealed interface ReplayOrder {

    /** As they were recorded, each as soon as it is listed. */
    record Recorded() implements ReplayOrder {}

    /** Those first that failed in the run before. */
    record FailedFirst() implements ReplayOrder {}

    /** Shuffled, the same for the same seed and recordings. */
    record Shuffled(long seed) implements ReplayOrder {}

    static ReplayOrder of(String text) {
        try {
            if (text.startsWith("random:")) {
                return new Shuffled(Long.parseLong(text.substring("random:".length())));
            }
            return switch (text) {
                case "recorded" -> new Recorded();
                case "failed-first" -> new FailedFirst();
                // Small, so that it is easily typed again.
                case "random" -> new Shuffled(new Random().nextInt(1_000_000));
                default -> throw new NumberFormatException(text);
            };
        } catch (NumberFormatException e) {
            throw new MisconfiguredTestException(
                    "'%s' cannot be the value of %s. Give 'recorded', 'failed-first', 'random' or 'random:<seed>'."
                            .formatted(text, Setting.JUNIT_ORDER.key()),
                    e);
        }
    }

    /** Orders {@code ids}; any order but the recorded one lists them all first. */
    default Stream<RecordingId> order(Stream<RecordingId> ids, Supplier<Set<String>> failedBefore) {
        if (this instanceof Shuffled shuffled) {
            List<RecordingId> all = new ArrayList<>(ids.toList());
            Collections.shuffle(all, new Random(shuffled.seed()));
            return all.stream();
        }
        if (this instanceof FailedFirst) {
            Set<String> failed = failedBefore.get();
            return ids.sorted(Comparator.comparing((RecordingId id) -> !failed.contains(id.toString())));
        }
        return ids;
    }
}

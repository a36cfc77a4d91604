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

/**
 * In which order the recordings of a class are replayed.
 *
 * @param seed of a random order, the same for the same seed and recordings
 */
record ReplayOrder(Kind kind, long seed) {

    private static final String SEEDED = "random:";

    enum Kind {
        /** As they were recorded, each as soon as it is listed. */
        RECORDED,
        /** Those first that failed in the run before. */
        FAILED_FIRST,
        RANDOM
    }

    static ReplayOrder of(String text) {
        try {
            if (text.startsWith(SEEDED)) {
                return new ReplayOrder(Kind.RANDOM, Long.parseLong(text.substring(SEEDED.length())));
            }
            return switch (text) {
                case "recorded" -> new ReplayOrder(Kind.RECORDED, 0);
                case "failed-first" -> new ReplayOrder(Kind.FAILED_FIRST, 0);
                // Small, so that it is easily typed again.
                case "random" -> new ReplayOrder(Kind.RANDOM, new Random().nextInt(1_000_000));
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
    Stream<RecordingId> order(Stream<RecordingId> ids, Supplier<Set<String>> failedBefore) {
        return switch (kind) {
            case RECORDED -> ids;
            case FAILED_FIRST -> {
                Set<String> failed = failedBefore.get();
                yield ids.sorted(Comparator.comparing((RecordingId id) -> !failed.contains(id.toString())));
            }
            case RANDOM -> {
                List<RecordingId> all = new ArrayList<>(ids.toList());
                Collections.shuffle(all, new Random(seed));
                yield all.stream();
            }
        };
    }
}

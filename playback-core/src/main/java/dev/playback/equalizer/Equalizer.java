package dev.playback.equalizer;

import dev.playback.player.Playback;
import dev.playback.player.TapePlayer;
import dev.playback.recording.Entry;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Replays recordings and compares each with what was recorded. Can be run again. */
public final class Equalizer {

    private final List<RecordingId> ids;
    private final TapePlayer player;
    private final Supplier<?> instances;

    /** Compares {@code ids}, each replayed on a new instance. */
    public Equalizer(List<RecordingId> ids, TapePlayer player, Supplier<?> instances) {
        this.ids = List.copyOf(ids);
        this.player = Objects.requireNonNull(player, "player");
        this.instances = Objects.requireNonNull(instances, "instances");
    }

    /** Replays and compares one recording after the other, each when the stream reaches it. */
    public Stream<Comparison> compare() {
        return ids.stream().map(this::compare);
    }

    private Comparison compare(RecordingId id) {
        try {
            return compare(id, player.play(id, instances));
        } catch (RuntimeException | LinkageError e) {
            // One recording that cannot be compared must not stop the others.
            return new Comparison(id, EqualityStatus.EQUALIZER_FAILURE, List.of(), e);
        }
    }

    private static Comparison compare(RecordingId id, Playback playback) {
        if (playback.failure().isPresent()) {
            RuntimeException failure = playback.failure().get();
            return new Comparison(id, EqualityStatus.EQUALIZER_FAILURE, List.of(), failure);
        }
        Entry recorded = playback.recording().operation();
        Entry replayed = playback.entries().get(0);
        List<Difference> differences =
                StructuralComparison.of(playback.recording().entries(), playback.entries());
        return new Comparison(id, status(recorded, replayed, differences), differences, null);
    }

    private static EqualityStatus status(Entry recorded, Entry replayed, List<Difference> differences) {
        if (recorded.threw() != replayed.threw()) {
            return recorded.threw() ? EqualityStatus.FIXED : EqualityStatus.FAILED;
        }
        return differences.isEmpty() ? EqualityStatus.EQUAL : EqualityStatus.DIFFERENT;
    }
}

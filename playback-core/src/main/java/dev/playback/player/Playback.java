package dev.playback.player;

import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import java.util.Comparator;
import java.util.List;

/**
 * What came of replaying a recording.
 *
 * @param entries the calls that the replay made, ordered by sequence
 * @param misses the calls that found no recorded answer, even if the application caught the exception
 * @param unusedInputs recorded inputs that the replay never asked for
 * @param durationMicros microseconds that the replay took
 */
public record Playback(
        Recording recording,
        List<Entry> entries,
        List<MissingCallException> misses,
        List<Entry> unusedInputs,
        long durationMicros) {

    /** Copies the lists. */
    public Playback {
        entries = entries.stream()
                .sorted(Comparator.comparingInt(Entry::sequence))
                .toList();
        misses = List.copyOf(misses);
        unusedInputs = List.copyOf(unusedInputs);
    }
}

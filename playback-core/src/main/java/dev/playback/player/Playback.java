package dev.playback.player;

import dev.playback.interception.LiveCall;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of replaying a recording.
 *
 * @param entries the calls that the replay made, ordered by sequence
 * @param misses the calls that found no recorded answer, even if the application caught the exception
 * @param unusedInputs recorded inputs that the replay never asked for
 * @param liveCalls intercepted calls that ran for real while this replay was open, on threads that no replay knew
 * @param durationMicros microseconds that the replay took
 */
public record Playback(
        Recording recording,
        List<Entry> entries,
        List<MissingCallException> misses,
        List<Entry> unusedInputs,
        List<LiveCall> liveCalls,
        long durationMicros) {

    /** Copies the lists. */
    public Playback {
        entries = entries.stream()
                .sorted(Comparator.comparingInt(Entry::sequence))
                .toList();
        misses = List.copyOf(misses);
        unusedInputs = List.copyOf(unusedInputs);
        liveCalls = List.copyOf(liveCalls);
    }

    /** Returns why this replay proves nothing: a call that missed its recorded answer, or one that ran live. */
    public Optional<RuntimeException> failure() {
        if (!misses.isEmpty()) {
            return Optional.of(misses.get(0));
        }
        return liveCalls.isEmpty()
                ? Optional.empty()
                : Optional.of(new RanLiveException(liveCalls.get(0), liveCalls.size() - 1));
    }
}

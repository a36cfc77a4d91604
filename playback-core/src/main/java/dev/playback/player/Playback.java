package dev.playback.player;

import dev.playback.interception.LiveCall;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of replaying a recording. Immutable, but for values that are read from the recording when they are asked for. */
public final class Playback {

    private final Recording recording;
    private final List<Entry> entries;
    private final List<MissingCallException> misses;
    private final List<RuntimeException> troubles;
    private final List<Entry> unusedInputs;
    private final List<String> notes;
    private final List<LiveCall> liveCalls;
    private final long liveCallCount;
    private final long durationMicros;
    private final OutputValues values;

    Playback(
            Recording recording,
            List<Entry> entries,
            List<RuntimeException> troubles,
            List<Entry> unusedInputs,
            Collection<String> notes,
            List<LiveCall> liveCalls,
            long liveCallCount,
            long durationMicros,
            OutputValues values) {
        this.recording = recording;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(Entry::sequence))
                .toList();
        this.troubles = List.copyOf(troubles);
        this.misses = troubles.stream()
                .filter(MissingCallException.class::isInstance)
                .map(MissingCallException.class::cast)
                .toList();
        this.unusedInputs = List.copyOf(unusedInputs);
        this.notes = List.copyOf(notes);
        this.liveCalls = List.copyOf(liveCalls);
        this.liveCallCount = liveCallCount;
        this.durationMicros = durationMicros;
        this.values = values;
    }

    /** Returns what was replayed. */
    public Recording recording() {
        return recording;
    }

    /** Returns the calls that the replay made, ordered by sequence. */
    public List<Entry> entries() {
        return entries;
    }

    /** Returns the calls that found no recorded answer, even if the application caught the exception. */
    public List<MissingCallException> misses() {
        return misses;
    }

    /**
     * Returns what went wrong between application and recording, in order, even if the application caught it: misses, data handlers
     * that failed, recorded values that could not be given.
     */
    public List<RuntimeException> troubles() {
        return troubles;
    }

    /** Returns the recorded inputs that the replay never asked for. */
    public List<Entry> unusedInputs() {
        return unusedInputs;
    }

    /**
     * Returns what the replay was not given as it was recorded, one sentence each, at most 100: a value that could not be recorded
     * where only null can stand, a field that its class does not have any more.
     */
    public List<String> notes() {
        return notes;
    }

    /** Returns the intercepted calls that ran for real while this replay was open, on threads that no replay knew; at most the first 100. */
    public List<LiveCall> liveCalls() {
        return liveCalls;
    }

    /** Returns how many microseconds the replay took. */
    public long durationMicros() {
        return durationMicros;
    }

    /** Returns how many microseconds the recorded operation took; 0 if that is not known. */
    public long recordedMicros() {
        return recording.metadata().durationMicros();
    }

    /**
     * Returns the arguments of the recorded outputs of an alias, in order, as the values they were: of their declared types, or what
     * their data handler restores.
     *
     * @throws IllegalStateException if the replay made no such output, so that the types are not known
     */
    public List<List<@Nullable Object>> recordedOutputs(String alias) {
        return outputs(alias, recording.entries());
    }

    /** Returns the arguments of the replayed outputs of an alias, as {@link #recordedOutputs} does. */
    public List<List<@Nullable Object>> replayedOutputs(String alias) {
        return outputs(alias, entries);
    }

    /** Returns why this replay proves nothing: a call that missed its recorded answer or could not be given it, or one that ran live. */
    public Optional<RuntimeException> failure() {
        if (!troubles.isEmpty()) {
            return Optional.of(troubles.get(0));
        }
        return liveCalls.isEmpty()
                ? Optional.empty()
                : Optional.of(new RanLiveException(liveCalls.get(0), liveCallCount - 1));
    }

    private List<List<@Nullable Object>> outputs(String alias, List<Entry> from) {
        return from.stream()
                .filter(entry ->
                        entry.kind() == EntryKind.OUTPUT && entry.alias().equals(alias))
                .map(values::arguments)
                .toList();
    }
}

package dev.playback.junit.assertj;

import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractObjectAssert;

/** Assertions on a recording. */
// Soft assertions make a subclass of it.
public class RecordingAssert extends AbstractObjectAssert<RecordingAssert, Recording> {

    /** Begins an assertion on {@code actual}. */
    public RecordingAssert(Recording actual) {
        super(actual, RecordingAssert.class);
    }

    /** Fails if it ends before its operation did. */
    public RecordingAssert isComplete() {
        isNotNull();
        if (actual.metadata().incomplete()) {
            throw failure("Recording %s ends before its operation did.", actual.id());
        }
        return this;
    }

    /** Fails unless it has an input of {@code alias}. */
    public RecordingAssert hasInput(String alias) {
        return has(EntryKind.INPUT, alias);
    }

    /** Fails unless it has an output of {@code alias}. */
    public RecordingAssert hasOutput(String alias) {
        return has(EntryKind.OUTPUT, alias);
    }

    /** Fails unless the operation threw. */
    public RecordingAssert threw() {
        isNotNull();
        if (!actual.operation().threw()) {
            throw failure(
                    "The operation of %s returned %s.",
                    actual.id(), actual.operation().result());
        }
        return this;
    }

    /** Fails unless its metadata has the fact {@code name} with {@code value}; numbers are {@code long} or {@code double}. */
    public RecordingAssert hasFact(String name, Object value) {
        isNotNull();
        Object found = actual.metadata().facts().get(name);
        if (!Objects.equals(found, value)) {
            throw failureWithActualExpected(
                    String.valueOf(found), value, "The fact '%s' of %s is %s.", name, actual.id(), found);
        }
        return this;
    }

    /** Fails if the recorded operation took longer than {@code limit}. */
    public RecordingAssert tookAtMost(Duration limit) {
        isNotNull();
        Duration took = Duration.ofNanos(actual.metadata().durationMicros() * 1000);
        if (took.compareTo(limit) > 0) {
            throw failure("The operation of %s took %s, which is longer than %s.", actual.id(), took, limit);
        }
        return this;
    }

    private RecordingAssert has(EntryKind kind, String alias) {
        isNotNull();
        List<String> aliases = actual.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::alias)
                .distinct()
                .toList();
        if (!aliases.contains(alias)) {
            throw failure("Recording %s has no %s '%s', only %s.", actual.id(), kind, alias, aliases);
        }
        return this;
    }
}

package dev.playback.equalizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playback.codec.JsonValues;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.LaneOrder;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an operation, the recorded or the replayed one, as result extractors see it. Each value is read when it is asked for.
 */
public final class Run {

    private final List<RunCall> calls;
    private final JsonValues values;

    Run(List<Entry> entries, JsonValues values) {
        this.calls = entries.stream()
                .filter(entry -> entry.kind() != EntryKind.OTHER)
                // By lane first: in which order concurrent lanes came to be is no behaviour.
                .sorted(new LaneOrder())
                .map(entry -> new RunCall(entry, values))
                .toList();
        this.values = values;
    }

    /** Returns all calls: lane by lane, each in its order. */
    public List<RunCall> calls() {
        return calls;
    }

    /** Returns the outputs: lane by lane, each in its order. */
    public List<RunCall> outputs() {
        return of(EntryKind.OUTPUT);
    }

    /** Returns the outputs of one alias. */
    public List<RunCall> outputs(String alias) {
        return outputs().stream().filter(call -> call.alias().equals(alias)).toList();
    }

    /** Returns the inputs: lane by lane, each in its order. */
    public List<RunCall> inputs() {
        return of(EntryKind.INPUT);
    }

    /** Returns the operation itself. */
    public RunCall operation() {
        return of(EntryKind.OPERATION).get(0);
    }

    /** Says whether the operation threw. */
    public boolean threw() {
        return operation().threw();
    }

    /** Returns what the operation returned or threw, as a tree. */
    public JsonNode result() {
        return operation().result();
    }

    /**
     * Returns what the operation returned, as an object.
     *
     * @throws IllegalStateException if it threw
     * @throws dev.playback.codec.ValueException if the value does not fit
     */
    public <T> @Nullable T result(Class<T> type) {
        return operation().result(type);
    }

    /** Returns what the operation returned, as an object of a generic type. Throws as {@link #result(Class)} does. */
    public @Nullable Object result(Type type) {
        return operation().result(type);
    }

    /**
     * Returns what the operation threw.
     *
     * @throws IllegalStateException if it returned
     */
    public Throwable exception() {
        if (!threw()) {
            throw new IllegalStateException(
                    "The operation returned %s and threw nothing. Ask threw() first.".formatted(result()));
        }
        return values.readError(operation().resultText());
    }

    private List<RunCall> of(EntryKind kind) {
        return calls.stream().filter(call -> call.kind() == kind).toList();
    }
}

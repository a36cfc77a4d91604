package dev.playback.equalizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playback.codec.JsonValues;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.LaneOrder;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of a run. Its values are fetched once, when they are first asked for. For one thread at a time. */
public final class RunCall {

    private final Entry entry;
    private final JsonValues values;
    private @Nullable List<String> arguments;
    private @Nullable String result;

    RunCall(Entry entry, JsonValues values) {
        this.entry = entry;
        this.values = values;
    }

    /** Returns what it is to the operation. */
    public EntryKind kind() {
        return entry.kind();
    }

    /** Returns its alias; of an operation, its category. */
    public String alias() {
        return entry.alias();
    }

    /** Returns the line of work it was made in. */
    public String lane() {
        return entry.lane();
    }

    /** Says whether the order of calls in its line of work counts; not where work is split by chance. */
    public boolean isOrdered() {
        return LaneOrder.counts(lane());
    }

    /** Says whether it threw. */
    public boolean threw() {
        return entry.threw();
    }

    /** Returns how many microseconds it took; 0 if that is not known. */
    public long durationMicros() {
        return entry.durationMicros();
    }

    /** Returns how many arguments it has. */
    public int argumentCount() {
        return argumentTexts().size();
    }

    /** Returns an argument as a tree. */
    public JsonNode argument(int index) {
        return JsonValues.tree(argumentTexts().get(index));
    }

    /**
     * Returns an argument as an object.
     *
     * @throws dev.playback.codec.ValueException if it does not fit
     */
    public <T> @Nullable T argument(int index, Class<T> type) {
        return type.cast(values.read(argumentTexts().get(index), type));
    }

    /** Returns what it returned or threw, as a tree. */
    public JsonNode result() {
        return JsonValues.tree(resultText());
    }

    /**
     * Returns what it returned, as an object; {@code type} is no primitive.
     *
     * @throws IllegalStateException if it threw
     * @throws dev.playback.codec.ValueException if the value does not fit
     */
    public <T> @Nullable T result(Class<T> type) {
        return type.cast(result((Type) type));
    }

    /** Returns what it returned, as an object of a generic type. Throws as {@link #result(Class)} does. */
    public @Nullable Object result(Type type) {
        if (threw()) {
            throw new IllegalStateException(
                    "'%s' threw %s and returned nothing. Ask threw() first.".formatted(alias(), result()));
        }
        return values.read(resultText(), type);
    }

    /** Returns the arguments as JSON. */
    public List<String> argumentTexts() {
        List<String> known = arguments;
        if (known == null) {
            known = entry.arguments();
            arguments = known;
        }
        return known;
    }

    /** Returns what it returned or threw, as JSON. */
    public String resultText() {
        String known = result;
        if (known == null) {
            known = entry.result();
            result = known;
        }
        return known;
    }

    Entry entry() {
        return entry;
    }
}

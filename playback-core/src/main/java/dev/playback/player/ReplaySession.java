package dev.playback.player;

import dev.playback.codec.JsonValues;
import dev.playback.interception.Call;
import dev.playback.interception.LiveCall;
import dev.playback.interception.Session;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Outcome;
import dev.playback.recording.Recording;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers every input and output from a recording and runs none. Changes over time; guarded by its own lock. */
final class ReplaySession implements Session {

    private final Recording recording;
    private final JsonValues values;
    private final Set<Entry> unused = new LinkedHashSet<>();
    private final List<Entry> replayed = new ArrayList<>();
    private final List<MissingCallException> misses = new ArrayList<>();
    private final List<LiveCall> liveCalls = new ArrayList<>();
    private int begun;

    ReplaySession(Recording recording, JsonValues values) {
        this.recording = recording;
        this.values = values;
        this.unused.addAll(recording.entries());
    }

    private record Begun(int sequence, List<String> arguments) {}

    @Override
    public synchronized @Nullable Outcome before(Call call) {
        List<String> arguments = written(call);
        int sequence = begun++;
        if (call.point().kind() == EntryKind.OPERATION) {
            call.note(new Begun(sequence, arguments));
            return null;
        }
        Entry recorded = recorded(call, arguments);
        replayed.add(entry(call, sequence, arguments, recorded.threw(), recorded.result()));
        return recorded.threw()
                ? new Outcome.Threw(values.readError(recorded.result()))
                : new Outcome.Returned(value(call.point().method(), recorded));
    }

    @Override
    public synchronized void after(Call call, Outcome outcome) {
        if (!(call.note() instanceof Begun begun)) {
            return;
        }
        boolean threw = outcome instanceof Outcome.Threw;
        String result = outcome instanceof Outcome.Threw failed
                ? values.writeError(failed.error())
                : values.write(
                        ((Outcome.Returned) outcome).value(),
                        call.point().method().getGenericReturnType());
        replayed.add(entry(call, begun.sequence(), begun.arguments(), threw, result));
    }

    @Override
    public void fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    @Override
    public synchronized void ranLive(LiveCall call) {
        liveCalls.add(call);
    }

    @Override
    public void close() {
        // What was replayed is read afterwards.
    }

    synchronized Playback playback(long durationMicros) {
        List<Entry> unusedInputs =
                unused.stream().filter(entry -> entry.kind() == EntryKind.INPUT).toList();
        return new Playback(recording, replayed, misses, unusedInputs, liveCalls, durationMicros);
    }

    // An output with other arguments than recorded is a difference to report, so it still gets the next recorded
    // answer;
    // an input with other arguments is another question, which only its own recorded answer can serve.
    private Entry recorded(Call call, List<String> arguments) {
        EntryKind kind = call.point().kind();
        String alias = call.point().alias();
        List<Entry> candidates = unused.stream()
                .filter(entry -> entry.kind() == kind && entry.alias().equals(alias))
                .toList();
        Entry found = candidates.stream()
                .filter(entry -> entry.arguments().equals(arguments))
                .findFirst()
                .orElse(kind == EntryKind.OUTPUT && !candidates.isEmpty() ? candidates.get(0) : null);
        if (found == null && kind == EntryKind.INPUT) {
            found = lastRepeat(alias, arguments);
        }
        if (found == null) {
            MissingCallException miss = new MissingCallException(kind, alias, arguments, recording);
            misses.add(miss);
            throw miss;
        }
        unused.remove(found);
        return found;
    }

    private @Nullable Entry lastRepeat(String alias, List<String> arguments) {
        return recording.entries().stream()
                .filter(entry ->
                        entry.kind() == EntryKind.INPUT && entry.alias().equals(alias))
                .filter(entry -> entry.arguments().equals(arguments))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private @Nullable Object value(Method method, Entry recorded) {
        @Nullable Object value = values.read(recorded.result(), method.getGenericReturnType());
        if (value == null && method.getReturnType().isPrimitive() && method.getReturnType() != void.class) {
            throw new IllegalStateException(
                    "%s returns a primitive, but null was recorded for it. Record the operation anew."
                            .formatted(method));
        }
        return value;
    }

    private List<String> written(Call call) {
        Type[] types = call.point().method().getGenericParameterTypes();
        List<String> written = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            written.add(values.write(call.arguments()[i], types[i]));
        }
        return written;
    }

    private static Entry entry(Call call, int sequence, List<String> arguments, boolean threw, String result) {
        String thread = Thread.currentThread().getName();
        return new Entry(sequence, call.point().kind(), call.point().alias(), arguments, threw, result, 0, 0, thread);
    }
}

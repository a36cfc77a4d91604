package dev.playback.player;

import dev.playback.codec.JsonValues;
import dev.playback.codec.WrittenArguments;
import dev.playback.interception.Call;
import dev.playback.interception.LiveCall;
import dev.playback.interception.MethodPoint;
import dev.playback.interception.Session;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Outcome;
import dev.playback.recording.Recording;
import java.lang.reflect.Method;
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

    private record Begun(int sequence, WrittenArguments arguments) {}

    @Override
    public synchronized @Nullable Outcome before(Call call) {
        WrittenArguments arguments =
                values.writeArguments(call.arguments(), call.point().method().getGenericParameterTypes());
        Begun begun = new Begun(this.begun++, arguments);
        if (call.point().kind() == EntryKind.OPERATION) {
            call.note(begun);
            return null;
        }
        Entry recorded = recorded(call.point(), arguments);
        replayed.add(entry(call, begun, recorded.threw(), recorded.result()));
        return recorded.threw()
                ? new Outcome.Threw(values.readError(recorded.result()))
                : new Outcome.Returned(value(call.point().method(), recorded));
    }

    @Override
    public synchronized void after(Call call, Outcome outcome) {
        if (call.note() instanceof Begun begun) {
            String result = values.writeOutcome(outcome, call.point().method().getGenericReturnType());
            replayed.add(entry(call, begun, outcome instanceof Outcome.Threw, result));
        }
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
    private Entry recorded(MethodPoint point, WrittenArguments arguments) {
        Entry found = unused.stream()
                .filter(entry -> isOf(entry, point) && entry.key().equals(arguments.key()))
                .findFirst()
                .orElseGet(() -> otherwise(point, arguments));
        if (found == null) {
            MissingCallException miss =
                    new MissingCallException(point.kind(), point.alias(), arguments.json(), recording);
            misses.add(miss);
            throw miss;
        }
        unused.remove(found);
        return found;
    }

    private @Nullable Entry otherwise(MethodPoint point, WrittenArguments arguments) {
        if (point.kind() == EntryKind.OUTPUT) {
            return unused.stream()
                    .filter(entry -> isOf(entry, point))
                    .findFirst()
                    .orElse(null);
        }
        return recording.entries().stream()
                .filter(entry -> isOf(entry, point) && entry.key().equals(arguments.key()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static boolean isOf(Entry entry, MethodPoint point) {
        return entry.kind() == point.kind() && entry.alias().equals(point.alias());
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

    private static Entry entry(Call call, Begun begun, boolean threw, String result) {
        return new Entry(
                begun.sequence(),
                call.point().kind(),
                call.point().alias(),
                begun.arguments().key(),
                begun.arguments().json(),
                threw,
                result,
                0,
                0,
                Thread.currentThread().getName());
    }
}

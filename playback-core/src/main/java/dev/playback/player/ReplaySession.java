package dev.playback.player;

import dev.playback.codec.JsonValues;
import dev.playback.codec.WrittenArguments;
import dev.playback.interception.Call;
import dev.playback.interception.LiveCall;
import dev.playback.interception.Session;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Outcome;
import dev.playback.recording.Recording;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers every input and output from a recording and runs none. Changes over time; guarded by its own lock. */
final class ReplaySession implements Session {

    private final Recording recording;
    private final JsonValues values;
    private final Answers answers;
    private final List<Entry> replayed = new ArrayList<>();
    private final List<MissingCallException> misses = new ArrayList<>();
    private final List<LiveCall> liveCalls = new ArrayList<>();
    private int begun;
    private boolean closed;

    ReplaySession(Recording recording, JsonValues values) {
        this.recording = recording;
        this.values = values;
        this.answers = new Answers(recording.entries());
    }

    private record Begun(int sequence, WrittenArguments arguments) {}

    @Override
    public synchronized @Nullable Outcome before(Call call) {
        if (closed) {
            throw new ReplayEndedException(call.point(), recording);
        }
        WrittenArguments arguments =
                values.writeArguments(call.arguments(), call.point().method().getGenericParameterTypes());
        Begun begun = new Begun(this.begun++, arguments);
        if (call.point().kind() == EntryKind.OPERATION) {
            call.note(begun);
            return null;
        }
        Entry recorded = recorded(call, arguments);
        replayed.add(entry(call, begun, recorded.threw(), recorded.result()));
        return recorded.threw()
                ? new Outcome.Threw(values.readError(recorded.result()))
                : new Outcome.Returned(value(call.point().method(), recorded));
    }

    @Override
    public synchronized void after(Call call, Outcome outcome) {
        if (!closed && call.note() instanceof Begun begun) {
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
    public synchronized void close() {
        closed = true;
    }

    synchronized Playback playback(long durationMicros) {
        return new Playback(recording, replayed, misses, answers.unusedInputs(), liveCalls, durationMicros);
    }

    private Entry recorded(Call call, WrittenArguments arguments) {
        Entry found = answers.take(call, arguments);
        if (found == null) {
            MissingCallException miss =
                    new MissingCallException(call.point().kind(), call.point().alias(), arguments.json(), recording);
            misses.add(miss);
            throw miss;
        }
        return found;
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
                call.lane().name(),
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

package dev.playback.player;

import dev.playback.annotation.InputDataHandler;
import dev.playback.codec.JsonValues;
import dev.playback.codec.WrittenArguments;
import dev.playback.interception.Call;
import dev.playback.interception.CallRules;
import dev.playback.interception.LiveCall;
import dev.playback.interception.Session;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Outcome;
import dev.playback.recording.RecordedValues;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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

    private record Begun(int sequence, String alias, WrittenArguments arguments) {}

    @Override
    public RecordingId id() {
        return recording.id();
    }

    @Override
    public boolean isReplaying() {
        return true;
    }

    @Override
    public @Nullable Object kept(String name, Type type) {
        return recording.entries().stream()
                .filter(entry -> entry.isData() && entry.alias().equals(Entry.DATA + name))
                .reduce((earlier, later) -> later)
                .map(entry -> values.read(entry.result(), Object.class))
                .orElse(null);
    }

    @Override
    public synchronized @Nullable Outcome before(Call call) {
        if (closed) {
            throw new ReplayEndedException(call.point(), recording);
        }
        Begun begun = new Begun(this.begun++, call.alias(), arguments(call));
        if (call.point().kind() == EntryKind.OPERATION) {
            call.note(begun);
            return null;
        }
        Entry recorded = answers.take(call, begun.alias(), begun.arguments());
        if (recorded == null) {
            return missed(call, begun);
        }
        // Not a copy of the result, which would keep every answer in memory.
        replayed.add(entry(call, begun, recorded.threw(), recorded.values()::result));
        return recorded.threw()
                ? new Outcome.Threw(values.readError(recorded.result()))
                : new Outcome.Returned(restored(call, recorded));
    }

    @Override
    public synchronized void after(Call call, Outcome outcome) {
        if (!closed && call.note() instanceof Begun begun) {
            String result = values.writeOutcome(outcome, call.point().resultType());
            replayed.add(entry(call, begun, outcome instanceof Outcome.Threw, () -> result));
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

    private WrittenArguments arguments(Call call) {
        try {
            return values.writeArguments(
                    call.recordedArguments(),
                    call.recordedTypes(),
                    call.point().rules().keyArguments());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new DataHandlerException(call.point(), e);
        }
    }

    /** Returns null to let the body run. */
    private @Nullable Outcome missed(Call call, Begun begun) {
        CallRules rules = call.point().rules();
        return switch (rules.onMiss()) {
            case FAIL -> {
                MissingCallException miss = new MissingCallException(
                        call.point().kind(), begun.alias(), begun.arguments().json(), recording);
                misses.add(miss);
                throw miss;
            }
            case RUN_ORIGINAL -> {
                call.note(begun);
                yield null;
            }
            case RETURN_DEFAULT -> {
                Object value = rules.missingValueFrom() == null
                        ? values.read(rules.missingValue(), call.point().resultType())
                        : rules.missingValueFrom().of(call.described());
                fits(call, value);
                String result = values.write(value, call.point().resultType());
                replayed.add(entry(call, begun, false, () -> result));
                yield new Outcome.Returned(value);
            }
        };
    }

    private @Nullable Object restored(Call call, Entry recorded) {
        Object value = values.read(recorded.result(), call.recordedResultType());
        InputDataHandler handler = call.point().rules().inputHandler();
        if (handler != null) {
            try {
                value = handler.restore(call.described(), value);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new DataHandlerException(call.point(), e);
            }
        }
        fits(call, value);
        return value;
    }

    private static void fits(Call call, @Nullable Object value) {
        if (call.point().resultType() instanceof Class<?> type
                && type != void.class
                && (value == null
                        ? type.isPrimitive()
                        : !MethodType.methodType(type).wrap().returnType().isInstance(value))) {
            throw new IllegalStateException("%s returns %s, but %s was recorded for it. Record the operation anew."
                    .formatted(
                            call.point().shortName(),
                            type.getName(),
                            value == null ? "null" : "a " + value.getClass().getName()));
        }
    }

    private static Entry entry(Call call, Begun begun, boolean threw, Supplier<String> result) {
        return new Entry(
                begun.sequence(),
                call.lane().name(),
                call.point().kind(),
                begun.alias(),
                begun.arguments().key(),
                threw,
                0,
                0,
                Thread.currentThread().getName(),
                RecordedValues.of(begun.arguments().json(), result));
    }
}

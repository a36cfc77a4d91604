package dev.playback.recorder;

import dev.playback.annotation.InputDataHandler;
import dev.playback.codec.JsonValues;
import dev.playback.codec.WrittenArguments;
import dev.playback.completion.RawTypes;
import dev.playback.completion.Stages;
import dev.playback.interception.Call;
import dev.playback.recording.Entry;
import dev.playback.recording.Outcome;
import dev.playback.recording.RecordedValues;
import dev.playback.recording.RecordingMetadata;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the calls of one recording down: their arguments when they begin, their results when they end. For any number of threads. */
final class CallNotes {

    private final JsonValues values;
    private final Tape tape;
    private final Map<String, Object> facts;
    private final long startNanos;

    /**
     * @param facts takes what is known of the operation when it has ended
     * @param startNanos when the operation began
     */
    CallNotes(JsonValues values, Tape tape, Map<String, Object> facts, long startNanos) {
        this.values = values;
        this.tape = tape;
        this.facts = facts;
        this.startNanos = startNanos;
    }

    /** A call that has begun, its arguments as they were then. */
    record Begun(int sequence, boolean root, long startNanos, String alias, WrittenArguments arguments, String thread) {

        /** Returns one more call like this one, which begins now. */
        Begun again(int number) {
            return new Begun(
                    number,
                    false,
                    System.nanoTime(),
                    alias,
                    arguments,
                    Thread.currentThread().getName());
        }
    }

    /** Writes the arguments of a call before its body runs. */
    Begun begin(Call call, int number) throws Exception {
        WrittenArguments arguments = values.writeArguments(
                call.recordedArguments(),
                call.recordedTypes(),
                call.point().rules().keyArguments());
        return new Begun(
                number,
                number == 0,
                System.nanoTime(),
                call.alias(),
                arguments,
                Thread.currentThread().getName());
    }

    /**
     * Writes how a call ended.
     *
     * @param type the declared type of what it returned or completed with
     * @param given takes what the application gets, if a data handler hands on another value
     */
    void complete(Call call, Begun begun, Outcome outcome, Type type, Consumer<@Nullable Object> given)
            throws Exception {
        if (begun.root() && outcome instanceof Outcome.Threw thrown && thrown.error() instanceof Error) {
            facts.put(RecordingMetadata.INCOMPLETE, true);
        }
        add(call, begun, outcome instanceof Outcome.Threw, result(call, outcome, type, given));
    }

    /** Writes how a call ended, whose result is JSON already. */
    void add(Call call, Begun begun, boolean threw, String result) {
        long micros = (System.nanoTime() - begun.startNanos()) / 1000;
        if (begun.root()) {
            facts.put(RecordingMetadata.DURATION_MICROS, micros);
            facts.put(RecordingMetadata.EXCEPTION_IN_OPERATION, threw);
        }
        tape.add(new Entry(
                begun.sequence(),
                call.lane().name(),
                call.point().kind(),
                begun.alias(),
                begun.arguments().key(),
                threw,
                (begun.startNanos() - startNanos) / 1000,
                micros,
                begun.thread(),
                RecordedValues.checked(begun.arguments().json(), result)));
    }

    /** Writes down that what a call returned failed with {@code error}. */
    void addError(Call call, Begun begun, Throwable error) {
        add(call, begun, true, values.writeError(Stages.wrapped(error)));
    }

    private String result(Call call, Outcome outcome, Type type, Consumer<@Nullable Object> given) throws Exception {
        InputDataHandler handler = call.point().rules().inputHandler();
        if (handler == null || !(outcome instanceof Outcome.Returned returned)) {
            return values.writeOutcome(outcome, type);
        }
        if (!handler.fits(RawTypes.raw(type))) {
            throw new IllegalStateException("The data handler of %s gives nothing that fits %s."
                    .formatted(call.point().shortName(), type.getTypeName()));
        }
        InputDataHandler.Prepared prepared = Objects.requireNonNull(
                handler.prepare(call.described(), returned.value()), () -> "The data handler of %s gives nothing."
                        .formatted(call.point().shortName()));
        if (!RawTypes.canBe(type, prepared.value())) {
            throw new IllegalStateException(
                    "The data handler of %s hands on %s, which is no %s; the application got what the method returned."
                            .formatted(
                                    call.point().shortName(),
                                    prepared.value() == null
                                            ? "null"
                                            : "a " + prepared.value().getClass().getName(),
                                    type.getTypeName()));
        }
        // First of all: the value itself may be used up by now.
        given.accept(prepared.value());
        return values.write(prepared.data(), Object.class);
    }
}

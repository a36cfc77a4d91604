package dev.playback.player;

import dev.playback.annotation.InputDataHandler;
import dev.playback.codec.JsonValues;
import dev.playback.completion.Publishers;
import dev.playback.completion.RawTypes;
import dev.playback.completion.Stages;
import dev.playback.interception.Call;
import dev.playback.recording.Entry;
import dev.playback.recording.Outcome;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes what a call gets of what was recorded for it. For any number of threads. */
final class Restoring {

    private final JsonValues values;
    private final Consumer<String> notes;

    /** Tells {@code notes} of each value that cannot be given as it was recorded. */
    Restoring(JsonValues values, Consumer<String> notes) {
        this.values = values;
        this.notes = notes;
    }

    /**
     * Returns the outcome that was recorded.
     *
     * @throws AnswerException if it cannot be made, or does not fit what the method returns
     * @throws DataHandlerException if its data handler fails
     */
    Outcome outcome(Call call, Entry recorded) {
        Type type = call.point().resultType();
        boolean stage = Stages.isStage(type);
        try {
            if (!recorded.threw()) {
                return returned(call, value(call, recorded, valueType(type)));
            }
            Throwable error = values.readError(recorded.result());
            Throwable late = stage || Publishers.isPublisher(type) ? Stages.unwrapped(error) : null;
            if (late == null) {
                return new Outcome.Threw(error);
            }
            return stage ? new Outcome.Returned(Stages.failed(type, late)) : new Outcome.Threw(late);
        } catch (DataHandlerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new AnswerException(call.point(), recorded, String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns the type of what a result declared as {@code type} is, or of what it completes with. */
    static Type valueType(Type type) {
        if (Publishers.isPublisher(type)) {
            return Publishers.valueType(type);
        }
        return Stages.isStage(type) ? Stages.valueType(type) : type;
    }

    /**
     * Returns an outcome that gives {@code value}, or a stage that is completed with it. That of a publisher is what it gives.
     *
     * @throws IllegalArgumentException if the method may not return it
     */
    Outcome returned(Call call, @Nullable Object value) {
        Type type = call.point().resultType();
        if (Publishers.isPublisher(type)) {
            return new Outcome.Returned(value);
        }
        Object given =
                Stages.isStage(type) && !(value instanceof CompletionStage) ? Stages.completed(type, value) : value;
        fits(call, given);
        return new Outcome.Returned(given);
    }

    /**
     * Checks that a method may return {@code value}.
     *
     * @throws IllegalArgumentException if its declared type forbids it
     */
    private static void fits(Call call, @Nullable Object value) {
        Class<?> raw = RawTypes.raw(call.point().resultType());
        if (raw == void.class || (value == null && !raw.isPrimitive())) {
            return;
        }
        if (value == null || !MethodType.methodType(raw).wrap().returnType().isInstance(value)) {
            throw new IllegalArgumentException("%s returns %s, but this is %s. Record the operation anew."
                    .formatted(
                            call.point().shortName(),
                            raw.getName(),
                            value == null ? "null" : "a " + value.getClass().getName()));
        }
    }

    private @Nullable Object value(Call call, Entry recorded, Type type) {
        InputDataHandler handler = call.point().rules().inputHandler();
        if (handler == null) {
            return values.read(recorded.result(), type, note -> noted(recorded, note));
        }
        Object data = values.read(recorded.result(), Object.class, note -> noted(recorded, note));
        try {
            return handler.restore(call.described(), data);
        } catch (Exception e) {
            throw new DataHandlerException(call.point(), e);
        }
    }

    private void noted(Entry recorded, String note) {
        notes.accept(
                "In the answer of %s, recorded as call %d: %s".formatted(recorded.alias(), recorded.sequence(), note));
    }
}

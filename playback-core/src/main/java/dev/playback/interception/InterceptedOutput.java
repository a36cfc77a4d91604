package dev.playback.interception;

import dev.playback.annotation.AliasParameters;
import dev.playback.annotation.MissingValue;
import dev.playback.annotation.OnMiss;
import dev.playback.annotation.OutputDataHandler;
import dev.playback.recording.EntryKind;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An output that is a piece of code instead of an annotated method. Immutable: each option returns a new one, which may be kept in a
 * constant and used by any number of threads.
 */
public final class InterceptedOutput {

    private final String alias;
    private final Type type;
    private final CallRules rules;

    InterceptedOutput(String alias, Type type, CallRules rules) {
        this.alias = Objects.requireNonNull(alias, "alias");
        this.type = type;
        this.rules = rules;
    }

    /** Declares the type of the result, so that replay gives one of it; by default the class of each result is recorded with it. */
    public InterceptedOutput returning(Class<?> result) {
        return new InterceptedOutput(alias, Objects.requireNonNull(result, "result"), rules);
    }

    /** Declares a generic type of the result. */
    public InterceptedOutput returning(ResultType<?> result) {
        return new InterceptedOutput(alias, result.type(), rules);
    }

    /** Gives {@code value}, which may be null, to a call that was not recorded; the comparison reports it all the same. */
    public InterceptedOutput orElse(@Nullable Object value) {
        return with(rules.missing(OnMiss.RETURN_DEFAULT, call -> value));
    }

    /** Gives what {@code value} computes from the call to one that was not recorded; the comparison reports it all the same. */
    public InterceptedOutput orElseGet(MissingValue value) {
        return with(rules.missing(OnMiss.RETURN_DEFAULT, Objects.requireNonNull(value, "value")));
    }

    /** Runs the code itself, with all effects that has, when the call was not recorded; the comparison reports it all the same. */
    public InterceptedOutput orElseRun() {
        return with(rules.missing(OnMiss.RUN_ORIGINAL, null));
    }

    /** Fills the names in braces of the alias from each call. */
    public InterceptedOutput aliasParameters(AliasParameters parameters) {
        return with(rules.aliased(Objects.requireNonNull(parameters, "parameters")));
    }

    /** Turns arguments into data that can be recorded and compared. */
    public InterceptedOutput dataHandler(OutputDataHandler handler) {
        return with(rules.handledBy(null, Objects.requireNonNull(handler, "handler")));
    }

    /** Gives the arguments of a call: what is handed out, and compared in replay. */
    public PreparedCall args(@Nullable Object... arguments) {
        return new PreparedCall(
                new FunctionPoint(EntryKind.OUTPUT, alias, arguments.length, type, rules), arguments, null);
    }

    private InterceptedOutput with(CallRules changed) {
        return new InterceptedOutput(alias, type, changed);
    }
}

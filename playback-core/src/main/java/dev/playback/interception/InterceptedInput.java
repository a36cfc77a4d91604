package dev.playback.interception;

import dev.playback.annotation.AliasParameters;
import dev.playback.annotation.InputDataHandler;
import dev.playback.annotation.MissingValue;
import dev.playback.annotation.OnMiss;
import dev.playback.annotation.Repeats;
import dev.playback.recording.EntryKind;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An input that is a piece of code instead of an annotated method. Immutable: each option returns a new one, which may be kept in a
 * constant and used by any number of threads.
 */
public final class InterceptedInput {

    private final String alias;
    private final Type type;
    private final CallRules rules;

    InterceptedInput(String alias, Type type, CallRules rules) {
        this.alias = Objects.requireNonNull(alias, "alias");
        this.type = type;
        this.rules = rules;
    }

    /** Declares the type of the result, so that replay gives one of it; by default the class of each result is recorded with it. */
    public InterceptedInput returning(Class<?> result) {
        return new InterceptedInput(alias, Objects.requireNonNull(result, "result"), rules);
    }

    /** Declares a generic type of the result. */
    public InterceptedInput returning(ResultType<?> result) {
        return new InterceptedInput(alias, result.type(), rules);
    }

    /** Lets only the arguments of these indices decide which recorded value a call gets; none at all is possible. */
    public InterceptedInput keyArguments(int... indices) {
        return with(rules.keyedBy(Arrays.stream(indices).boxed().toList()));
    }

    /** Tries these aliases, in order, when nothing was recorded under its own. */
    public InterceptedInput fallbackAliases(String... aliases) {
        return with(rules.fallingBackTo(List.of(aliases)));
    }

    /** Says what it gets in replay when it is asked more often than it was recorded. */
    public InterceptedInput repeats(Repeats repeats) {
        return with(rules.repeating(Objects.requireNonNull(repeats, "repeats")));
    }

    /** Gives {@code value}, which may be null, when nothing was recorded. */
    public InterceptedInput orElse(@Nullable Object value) {
        return with(rules.missing(OnMiss.RETURN_DEFAULT, call -> value));
    }

    /** Gives what {@code value} computes from the call when nothing was recorded. */
    public InterceptedInput orElseGet(MissingValue value) {
        return with(rules.missing(OnMiss.RETURN_DEFAULT, Objects.requireNonNull(value, "value")));
    }

    /** Runs the code itself, with all effects that has, when nothing was recorded. */
    public InterceptedInput orElseRun() {
        return with(rules.missing(OnMiss.RUN_ORIGINAL, null));
    }

    /** Fills the names in braces of the alias from each call. */
    public InterceptedInput aliasParameters(AliasParameters parameters) {
        return with(rules.aliased(Objects.requireNonNull(parameters, "parameters")));
    }

    /**
     * Turns results into data that can be recorded, and back. The handler may hand on another object, so let the code be one that
     * returns what the handler deals in: {@code InputStream}, not a class of it.
     */
    public InterceptedInput dataHandler(InputDataHandler handler) {
        return with(rules.handledBy(Objects.requireNonNull(handler, "handler"), null));
    }

    /** Gives the arguments of a call, by which its result is found in replay. */
    public PreparedCall args(@Nullable Object... arguments) {
        return new PreparedCall(
                new FunctionPoint(EntryKind.INPUT, alias, arguments.length, type, rules), arguments, null);
    }

    private InterceptedInput with(CallRules changed) {
        return new InterceptedInput(alias, type, changed);
    }
}

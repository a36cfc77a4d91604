package dev.playback.interception;

import dev.playback.annotation.AliasParameters;
import dev.playback.annotation.InputDataHandler;
import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.MetadataExtractor;
import dev.playback.annotation.MissingValue;
import dev.playback.annotation.NotInKey;
import dev.playback.annotation.OnMiss;
import dev.playback.annotation.Operation;
import dev.playback.annotation.OutputDataHandler;
import dev.playback.annotation.Repeats;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of a point are recorded and answered.
 *
 * @param keyArguments the indices of the arguments in the key; null for all
 * @param missingValue the value for {@link OnMiss#RETURN_DEFAULT}, as JSON
 */
public record CallRules(
        @Nullable List<Integer> keyArguments,
        List<String> fallbackAliases,
        Repeats repeats,
        OnMiss onMiss,
        String missingValue,
        @Nullable MissingValue missingValueFrom,
        @Nullable AliasParameters aliasParameters,
        @Nullable InputDataHandler inputHandler,
        @Nullable OutputDataHandler outputHandler,
        @Nullable MetadataExtractor metadata) {

    /** All arguments in the key, the last value on repeats, failure on a miss. */
    public static final CallRules STANDARD =
            new CallRules(null, List.of(), Repeats.LAST, OnMiss.FAIL, "null", null, null, null, null, null);

    /** Copies the lists. */
    public CallRules {
        keyArguments = keyArguments == null ? null : List.copyOf(keyArguments);
        fallbackAliases = List.copyOf(fallbackAliases);
    }

    /** Reads them off {@code declaration}: {@code method} itself, or the one it overrides. */
    static CallRules of(Method method, Method declaration, InterceptInput input) {
        return new CallRules(
                keyArguments(method, declaration, List.of(input.keyArguments())),
                List.of(input.fallbackAliases()),
                input.repeats(),
                input.onMiss(),
                input.missingValue(),
                made(input.missingValueFrom(), MissingValue.class, method),
                made(input.aliasParameters(), AliasParameters.class, method),
                made(input.dataHandler(), InputDataHandler.class, method),
                null,
                null);
    }

    static CallRules of(Method method, InterceptOutput output) {
        return new CallRules(
                null,
                List.of(),
                Repeats.LAST,
                output.onMiss(),
                output.missingValue(),
                made(output.missingValueFrom(), MissingValue.class, method),
                made(output.aliasParameters(), AliasParameters.class, method),
                null,
                made(output.dataHandler(), OutputDataHandler.class, method),
                null);
    }

    static CallRules of(Method method, Operation operation) {
        return STANDARD.describedBy(made(operation.metadata(), MetadataExtractor.class, method));
    }

    CallRules describedBy(@Nullable MetadataExtractor extractor) {
        return new CallRules(
                keyArguments,
                fallbackAliases,
                repeats,
                onMiss,
                missingValue,
                missingValueFrom,
                aliasParameters,
                inputHandler,
                outputHandler,
                extractor);
    }

    CallRules keyedBy(List<Integer> indices) {
        return new CallRules(
                indices,
                fallbackAliases,
                repeats,
                onMiss,
                missingValue,
                missingValueFrom,
                aliasParameters,
                inputHandler,
                outputHandler,
                metadata);
    }

    CallRules fallingBackTo(List<String> aliases) {
        return new CallRules(
                keyArguments,
                aliases,
                repeats,
                onMiss,
                missingValue,
                missingValueFrom,
                aliasParameters,
                inputHandler,
                outputHandler,
                metadata);
    }

    CallRules repeating(Repeats what) {
        return new CallRules(
                keyArguments,
                fallbackAliases,
                what,
                onMiss,
                missingValue,
                missingValueFrom,
                aliasParameters,
                inputHandler,
                outputHandler,
                metadata);
    }

    CallRules missing(OnMiss what, @Nullable MissingValue value) {
        return new CallRules(
                keyArguments,
                fallbackAliases,
                repeats,
                what,
                missingValue,
                value,
                aliasParameters,
                inputHandler,
                outputHandler,
                metadata);
    }

    CallRules aliased(AliasParameters parameters) {
        return new CallRules(
                keyArguments,
                fallbackAliases,
                repeats,
                onMiss,
                missingValue,
                missingValueFrom,
                parameters,
                inputHandler,
                outputHandler,
                metadata);
    }

    CallRules handledBy(@Nullable InputDataHandler input, @Nullable OutputDataHandler output) {
        return new CallRules(
                keyArguments,
                fallbackAliases,
                repeats,
                onMiss,
                missingValue,
                missingValueFrom,
                aliasParameters,
                input,
                output,
                metadata);
    }

    private static @Nullable List<Integer> keyArguments(Method method, Method declaration, List<String> wanted) {
        Parameter[] parameters = method.getParameters();
        if (!wanted.equals(List.of("*"))) {
            return wanted.stream().map(name -> index(declaration, name)).toList();
        }
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            if (!parameters[i].isAnnotationPresent(NotInKey.class)
                    && !declaration.getParameters()[i].isAnnotationPresent(NotInKey.class)) {
                indices.add(i);
            }
        }
        return indices.size() == parameters.length ? null : indices;
    }

    private static int index(Method method, String name) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (name.equals(Integer.toString(i))
                    || (parameters[i].isNamePresent() && name.equals(parameters[i].getName()))) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "keyArguments of %s names '%s', but its parameters are %s. Give an index, or compile with -parameters."
                        .formatted(method, name, Arrays.toString(parameters)));
    }

    private static <T> @Nullable T made(Class<? extends T> type, Class<T> none, Method method) {
        if (type == none) {
            return null;
        }
        try {
            Constructor<? extends T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "%s names %s, which cannot be made. Give it a constructor without parameters that does not throw."
                            .formatted(method, type.getName()),
                    e);
        }
    }
}

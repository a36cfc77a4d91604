package dev.playback.interception;

import dev.playback.annotation.MetadataExtractor;
import dev.playback.recording.EntryKind;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is a piece of code instead of an annotated method. Immutable: each option returns a new one, which may be kept in
 * a constant and used by any number of threads.
 */
public final class InterceptedOperation {

    private final String category;
    private final Type type;
    private final CallRules rules;
    private final @Nullable SessionStarter starter;

    private InterceptedOperation(String category, Type type, CallRules rules, @Nullable SessionStarter starter) {
        this.category = Objects.requireNonNull(category, "category");
        this.type = type;
        this.rules = rules;
        this.starter = starter;
    }

    /** Returns an operation that only {@code starter} records; null for any that has its category. */
    public static InterceptedOperation of(String category, @Nullable SessionStarter starter) {
        return new InterceptedOperation(category, Object.class, CallRules.STANDARD, starter);
    }

    /** Declares the type of the result; by default the class of each result is recorded with it. */
    public InterceptedOperation returning(Class<?> result) {
        return new InterceptedOperation(category, Objects.requireNonNull(result, "result"), rules, starter);
    }

    /** Declares a generic type of the result. */
    public InterceptedOperation returning(ResultType<?> result) {
        return new InterceptedOperation(category, result.type(), rules, starter);
    }

    /** Keeps facts of each call by which its recording is found. */
    public InterceptedOperation metadata(MetadataExtractor extractor) {
        return new InterceptedOperation(
                category, type, rules.describedBy(Objects.requireNonNull(extractor, "extractor")), starter);
    }

    /** Keeps facts by which its recordings are found. */
    public InterceptedOperation metadata(Map<String, ?> facts) {
        // A fact that is not known is none, and no reason to fail the application.
        Map<String, Object> copy = new LinkedHashMap<>(facts);
        copy.values().removeIf(Objects::isNull);
        return metadata(call -> copy);
    }

    /** Gives the arguments of a call, which are recorded too. */
    public PreparedCall args(@Nullable Object... arguments) {
        return new PreparedCall(
                new FunctionPoint(EntryKind.OPERATION, category, arguments.length, type, rules), arguments, starter);
    }

    /** Runs it without arguments. */
    public <T extends @Nullable Object, E extends Exception> T call(Body<T, E> body) throws E {
        return args().call(body);
    }

    /** Runs it without arguments and result. */
    public <E extends Exception> void run(VoidBody<E> body) throws E {
        args().run(body);
    }
}

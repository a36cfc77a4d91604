package dev.playback.interception;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import dev.playback.recording.EntryKind;
import dev.playback.rules.Rule;
import dev.playback.rules.RuleKind;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An intercepted method: what it is to an operation, and under which name.
 *
 * @param alias the alias of an input or output, the category of an operation
 */
public record MethodPoint(Method method, EntryKind kind, String alias, CallRules rules) implements CallPoint {

    // By class, so that the points go when the class goes.
    private static final ClassValue<Map<String, MethodPoint>> POINTS = new ClassValue<>() {
        @Override
        protected Map<String, MethodPoint> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /**
     * Finds the point of a woven method.
     *
     * @param signature name and descriptor, as in {@code add(II)I}
     */
    static MethodPoint of(Class<?> type, String signature) {
        return POINTS.get(type).computeIfAbsent(signature, wanted -> find(type, wanted));
    }

    /**
     * Describes a method that has one of the three annotations, or overrides one that has.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MethodPoint of(Method method) {
        Declaration declaration = Declaration.of(method)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is not intercepted. Annotate it with @Operation, @InterceptInput or @InterceptOutput."
                                .formatted(method)));
        return of(method, declaration);
    }

    private static MethodPoint of(Method method, Declaration declaration) {
        if (declaration.annotation() instanceof InterceptInput input) {
            return new MethodPoint(
                    method, EntryKind.INPUT, input.value(), CallRules.of(method, declaration.method(), input));
        }
        if (declaration.annotation() instanceof InterceptOutput output) {
            return new MethodPoint(method, EntryKind.OUTPUT, output.value(), CallRules.of(method, output));
        }
        if (declaration.annotation() instanceof Operation operation) {
            String category = operation.category();
            // Not that of the class of the object: a proxy or subclass would give it another name.
            String name = category.isEmpty() ? categoryOf(method.getDeclaringClass()) : category;
            return new MethodPoint(method, EntryKind.OPERATION, name, CallRules.of(method, operation));
        }
        Rule rule = Objects.requireNonNull(declaration.rule(), "rule");
        return ruled(method, rule.kind(), rule.alias());
    }

    /** Describes a method that a rule names. */
    static MethodPoint ruled(Method method, RuleKind kind, String alias) {
        EntryKind entries =
                switch (kind) {
                    case OPERATION -> EntryKind.OPERATION;
                    case INPUT -> EntryKind.INPUT;
                    case OUTPUT -> EntryKind.OUTPUT;
                };
        return new MethodPoint(method, entries, alias, CallRules.STANDARD);
    }

    /**
     * Returns the operations of {@code type}, its own and those it inherits without overriding them, nearest declaration first, and of one class
     * ordered by category and name.
     */
    public static List<MethodPoint> operationsOf(Class<?> type) {
        Set<String> seen = new HashSet<>();
        List<MethodPoint> operations = new ArrayList<>(declaredBy(Kin.of(type), seen));
        Kin.levels(type).forEach(level -> level.forEach(kin -> operations.addAll(declaredBy(kin, seen))));
        return operations;
    }

    // Whatever is nearer hides a method of the same name and parameters.
    private static List<MethodPoint> declaredBy(Kin kin, Set<String> seen) {
        return Arrays.stream(kin.type().getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .filter(method -> seen.add(method.getName() + Arrays.toString(kin.parametersOf(method))))
                .flatMap(method -> Declaration.of(method).stream().map(declaration -> of(method, declaration)))
                .filter(point -> point.kind() == EntryKind.OPERATION)
                .sorted(Comparator.comparing(MethodPoint::alias)
                        .thenComparing(point -> point.method().getName()))
                .toList();
    }

    @Override
    public Type[] parameterTypes() {
        return method.getGenericParameterTypes();
    }

    @Override
    public Type resultType() {
        return method.getGenericReturnType();
    }

    @Override
    public String owner() {
        return method.getDeclaringClass().getName();
    }

    @Override
    public String name() {
        return method.getName();
    }

    private static String categoryOf(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    private static MethodPoint find(Class<?> type, String signature) {
        for (Method method : type.getDeclaredMethods()) {
            if (signature.startsWith(method.getName()) && signature.equals(signatureOf(method))) {
                return of(method);
            }
        }
        throw new IllegalStateException("%s has no method %s, though it was woven.".formatted(type, signature));
    }

    private static String signatureOf(Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
    }
}

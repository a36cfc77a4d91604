package dev.playback.interception;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import dev.playback.rules.Rule;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What makes an intercepted method one: its own annotation or a rule, or that of the nearest method it overrides. The same one that weaving
 * found in byte code, which also refused what is ambiguous.
 */
record Declaration(
        Method method,
        @Nullable Annotation annotation,
        @Nullable Rule rule) {

    private static final List<Class<? extends Annotation>> KINDS =
            List.of(Operation.class, InterceptInput.class, InterceptOutput.class);

    /** Finds the declaration that counts for {@code method}. */
    static Optional<Declaration> of(Method method) {
        return at(method)
                .or(() -> isOverriding(method)
                        ? Kin.levels(method.getDeclaringClass()).stream()
                                .flatMap(List::stream)
                                .flatMap(kin -> kin.overriddenBy(method).stream())
                                .flatMap(overridden -> at(overridden).stream())
                                .findFirst()
                        : Optional.empty());
    }

    /** Says whether {@code type} has methods to weave: those with a body of its own, or one that it only inherits. */
    static boolean isNeededBy(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                        .anyMatch(method -> !Modifier.isAbstract(method.getModifiers())
                                && !method.isSynthetic()
                                && of(method).isPresent())
                || (!type.isInterface() && inheritsBody(type));
    }

    private static boolean inheritsBody(Class<?> type) {
        Class<?> superClass = type.getSuperclass();
        return superClass != null
                && Kin.levels(type).stream()
                        .flatMap(List::stream)
                        .filter(kin -> kin.type().isInterface() && !kin.type().isAssignableFrom(superClass))
                        .anyMatch(kin -> Stream.of(kin.type().getDeclaredMethods())
                                .anyMatch(method -> at(method).isPresent()
                                        && hasForeignBody(superClass, method, kin.parametersOf(method))));
    }

    private static boolean hasForeignBody(Class<?> superClass, Method method, Class<?>[] parameters) {
        try {
            Method body = superClass.getMethod(method.getName(), parameters);
            return !Modifier.isAbstract(body.getModifiers()) && of(body).isEmpty();
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static Optional<Declaration> at(Method method) {
        return KINDS.stream()
                .filter(method::isAnnotationPresent)
                .findFirst()
                .map(kind -> new Declaration(method, method.getAnnotation(kind), null))
                .or(() -> RulesOfCore.of(method).map(rule -> new Declaration(method, null, rule)));
    }

    private static boolean isOverriding(Method method) {
        return (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
    }
}

package dev.playback.junit;

import dev.playback.recording.Recording;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields and methods by which a test class says more than its annotation can, found by their type. */
final class Members {

    private final Class<?> testClass;
    private final TestInstance instance;
    private final boolean strict;
    private final @Nullable Members outer;
    private final List<Member> members;

    private Members(Class<?> testClass, TestInstance instance, boolean strict, @Nullable Members outer) {
        this.strict = strict;
        this.testClass = testClass;
        this.instance = instance;
        this.outer = outer;
        this.members = Stream.concat(
                        fields(testClass).map(field -> new Member(field, field.getType(), field.getName(), List.of())),
                        methods(testClass)
                                .map(method -> new Member(
                                        method,
                                        method.getReturnType(),
                                        method.getName(),
                                        List.of(method.getParameterTypes()))))
                .toList();
    }

    static Members of(Class<?> testClass, TestInstance instance) {
        return new Members(testClass, instance, true, null);
    }

    /** Returns the members of a class that has methods of its own as well, which may take what they like. */
    static Members amongOthers(Class<?> testClass, TestInstance instance) {
        return new Members(testClass, instance, false, null);
    }

    /** Returns the members of {@code nestedClass}, and for what it does not say, these. */
    Members within(Class<?> nestedClass, TestInstance nestedInstance) {
        return new Members(nestedClass, nestedInstance, strict, this);
    }

    /** Gives the instance whose members are asked; made only when one that is not static is needed. */
    @FunctionalInterface
    interface TestInstance {
        Object get();
    }

    /** One of them; a field has no parameters. */
    private record Member(AccessibleObject code, Class<?> type, String name, List<Class<?>> parameters) {

        boolean isStatic() {
            return Modifier.isStatic(((java.lang.reflect.Member) code).getModifiers());
        }

        @Override
        public String toString() {
            return code instanceof Field
                    ? name
                    : name + parameters.stream().map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** Gives the value of a member for each recording. */
    @FunctionalInterface
    interface Value {
        Object of(Recording recording) throws Exception;
    }

    /** Returns the value of the one member of {@code type}, asked now; empty if there is none. */
    <T> Optional<T> value(Class<T> type) {
        Optional<T> own = one(type, List.of()).map(member -> type.cast(get(member)));
        return outer == null ? own : own.or(() -> outer.value(type));
    }

    /** Returns the one member of {@code type}, asked for each recording, which a method may take; empty if there is none. */
    Optional<Value> perRecording(Class<?> type) {
        Optional<Value> own = one(type, List.of(Recording.class))
                .map(member -> recording -> member.parameters().isEmpty() ? get(member) : get(member, recording));
        return outer == null ? own : own.or(() -> outer.perRecording(type));
    }

    private Optional<Member> one(Class<?> type, List<Class<?>> mayTake) {
        List<Member> ofType = members.stream()
                .filter(member -> type.isAssignableFrom(member.type()))
                .toList();
        List<Member> found = ofType.stream()
                .filter(member ->
                        member.parameters().isEmpty() || member.parameters().equals(mayTake))
                .toList();
        if (found.size() > 1) {
            throw new MisconfiguredTestException("%s has %d members of type %s: %s. Keep one."
                    .formatted(testClass.getName(), found.size(), type.getSimpleName(), found));
        }
        if (strict && found.isEmpty() && !ofType.isEmpty()) {
            throw new MisconfiguredTestException("%s has %s, but what gives a %s takes %s. Change its parameters."
                    .formatted(
                            testClass.getName(),
                            ofType.get(0),
                            type.getSimpleName(),
                            mayTake.isEmpty() ? "nothing" : "nothing or the Recording"));
        }
        return found.stream().findFirst();
    }

    private Object get(Member member, Object... arguments) {
        Object value = read(member, arguments);
        if (value == null) {
            throw new MisconfiguredTestException(
                    "%s of %s is null when its recordings are to be replayed. Give it a value."
                            .formatted(member, testClass.getName()));
        }
        return value;
    }

    private @Nullable Object read(Member member, Object... arguments) {
        Object holder = member.isStatic() ? null : instance.get();
        try {
            member.code().setAccessible(true);
            return member.code() instanceof Field field
                    ? field.get(holder)
                    : ((Method) member.code()).invoke(holder, arguments);
        } catch (InvocationTargetException e) {
            throw new MisconfiguredTestException(
                    "%s of %s threw %s.".formatted(member, testClass.getName(), e.getCause()), e.getCause());
        } catch (IllegalAccessException | RuntimeException e) {
            throw new MisconfiguredTestException(
                    "%s of %s cannot be read: %s".formatted(member, testClass.getName(), e.getMessage()), e);
        }
    }

    private static Stream<Field> fields(Class<?> type) {
        return lineage(type)
                .flatMap(one -> Arrays.stream(one.getDeclaredFields()))
                .filter(field -> !field.isSynthetic());
    }

    private static Stream<Method> methods(Class<?> type) {
        List<Method> seen = new ArrayList<>();
        lineage(type)
                .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic() && !method.isBridge())
                .filter(method -> seen.stream().noneMatch(other -> overrides(other, method)))
                .forEach(seen::add);
        return seen.stream();
    }

    private static boolean overrides(Method one, Method other) {
        return one.getName().equals(other.getName())
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
    }

    private static Stream<Class<?>> lineage(Class<?> type) {
        return Stream.<Class<?>>iterate(type, one -> one != null && one != Object.class, Class::getSuperclass);
    }
}

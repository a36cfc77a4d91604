package dev.playback.codec;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** What a class of an application does in another way than the collection or map of the JDK that it extends. */
final class Overrides {

    // What they did shows in the items.
    private static final Set<String> ADDING = Set.of("add", "addAll", "put", "putAll", "putIfAbsent");

    private Overrides() {}

    /** Says whether {@code type} changes more of what it extends than how items are added. */
    static boolean changeMoreThanAdding(Class<?> type) {
        return Stream.<Class<?>>iterate(type, FieldState::isOurs, Class::getSuperclass)
                .flatMap(ours -> Arrays.stream(ours.getDeclaredMethods()))
                .filter(method -> !ADDING.contains(method.getName()))
                .anyMatch(method -> isOfJdk(method, FieldState.jdkAbove(type)));
    }

    // One with other types has a bridge that has these.
    private static boolean isOfJdk(Method method, Class<?> jdk) {
        if ((method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) != 0) {
            return false;
        }
        return Stream.concat(Arrays.stream(jdk.getMethods()), inherited(jdk))
                .anyMatch(above -> above.getName().equals(method.getName())
                        && !Modifier.isStatic(above.getModifiers())
                        && Arrays.equals(above.getParameterTypes(), method.getParameterTypes()));
    }

    private static Stream<Method> inherited(Class<?> jdk) {
        return Stream.<Class<?>>iterate(jdk, above -> above != null, Class::getSuperclass)
                .flatMap(above -> Arrays.stream(above.getDeclaredMethods()))
                .filter(above -> Modifier.isProtected(above.getModifiers()));
    }
}

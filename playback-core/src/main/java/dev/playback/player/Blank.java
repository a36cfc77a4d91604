package dev.playback.player;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.codec.Instances;
import dev.playback.interception.Implementations;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes collaborators that have no state, since replay answers their intercepted methods. */
final class Blank {

    private static final boolean CAN_SUBCLASS = hasByteBuddy();

    // Asked for each field of each new instance.
    private static final ClassValue<Boolean> WANTED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return lineage(type).stream()
                    .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                    .anyMatch(Blank::isIntercepted);
        }
    };

    private Blank() {}

    /** Says whether calls of {@code type} are intercepted, so that a blank one will do. */
    static boolean isWanted(Class<?> type) {
        return WANTED.get(type);
    }

    /** Says whether a field of {@code type} that is null is for a collaborator whose calls are answered. */
    static boolean isForCollaborator(Class<?> type) {
        return isWanted(type) || (type.isInterface() && Implementations.of(type).size() == 1);
    }

    static boolean isIntercepted(AnnotatedElement method) {
        return method.isAnnotationPresent(InterceptInput.class) || method.isAnnotationPresent(InterceptOutput.class);
    }

    static Object of(Class<?> type) {
        if (type.isInterface()) {
            // Whose calls were recorded: those of the one class behind the interface.
            List<Class<?>> implementations = isWanted(type) ? List.of() : Implementations.of(type);
            return implementations.size() == 1 ? ofClass(implementations.get(0)) : ofInterface(type, implementations);
        }
        return ofClass(type);
    }

    private static Object ofInterface(Class<?> type, List<Class<?>> implementations) {
        return Proxy.newProxyInstance(loaderOf(type), new Class<?>[] {type}, new BlankHandler(type, implementations));
    }

    private static Object ofClass(Class<?> type) {
        if (CAN_SUBCLASS && !Modifier.isFinal(type.getModifiers())) {
            return BlankSubclasses.instance(type);
        }
        return Instances.blank(type);
    }

    /** Returns {@code type}, its superclasses and all their interfaces. */
    static Set<Class<?>> lineage(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        List<Class<?>> open = new ArrayList<>(List.of(type));
        while (!open.isEmpty()) {
            Class<?> one = open.remove(open.size() - 1);
            if (one != Object.class && types.add(one)) {
                open.addAll(Arrays.asList(one.getInterfaces()));
                if (one.getSuperclass() != null) {
                    open.add(one.getSuperclass());
                }
            }
        }
        return types;
    }

    private static ClassLoader loaderOf(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null ? Blank.class.getClassLoader() : loader;
    }

    private static boolean hasByteBuddy() {
        try {
            Class.forName("net.bytebuddy.ByteBuddy", false, Blank.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}

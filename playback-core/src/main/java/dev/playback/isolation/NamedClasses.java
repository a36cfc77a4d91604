package dev.playback.isolation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Makes instances in one JVM of classes that another JVM has named. */
public final class NamedClasses {

    private NamedClasses() {}

    /**
     * Checks that a worker can make an instance of {@code type} from its name alone.
     *
     * @throws IllegalArgumentException if it is a lambda, an anonymous, local or inner class, or has no constructor without parameters
     */
    public static void check(Class<?> type) {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        if (type.isHidden() || type.isSynthetic() || type.isAnonymousClass() || type.isLocalClass() || inner) {
            throw new IllegalArgumentException(
                    "%s cannot be made in a process of its own, since it has no name there: use a top-level or static nested class."
                            .formatted(type.getName()));
        }
        constructor(type);
    }

    /**
     * Makes an instance of the class of that name.
     *
     * @throws IllegalArgumentException if there is no such class, it is no {@code wanted}, or its constructor fails
     */
    public static <T> T instance(String name, Class<T> wanted) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Class<?> type = Class.forName(name, true, loader);
            if (!wanted.isAssignableFrom(type)) {
                throw new IllegalArgumentException("%s is no %s.".formatted(name, wanted.getName()));
            }
            return wanted.cast(constructor(type).newInstance());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "There is no class %s in the worker. Is its class path that of the parent?".formatted(name), e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "The constructor of %s failed: %s".formatted(name, e.getCause()), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No %s could be made: %s".formatted(name, e), e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "%s has no constructor without parameters, so no worker can make one. Give it one."
                            .formatted(type.getName()),
                    e);
        }
    }
}

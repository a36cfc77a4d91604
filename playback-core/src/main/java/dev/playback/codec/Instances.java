package dev.playback.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Makes objects without running their own constructors, by the factory that Java's own deserialisation uses. */
public final class Instances {

    private static final Object FACTORY;
    private static final Method NEW_CONSTRUCTOR;

    static {
        try {
            // By reflection: the compiler warns of the package, though the module jdk.unsupported exports it.
            Class<?> type = Class.forName("sun.reflect.ReflectionFactory");
            FACTORY = type.getMethod("getReflectionFactory").invoke(null);
            NEW_CONSTRUCTOR = type.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Instances() {}

    /**
     * Returns a new {@code type} whose fields are zero and null.
     *
     * @throws IllegalArgumentException if there can be none
     */
    public static Object blank(Class<?> type) {
        return of(type, Object.class, new Class<?>[0]);
    }

    /** Returns a new {@code type} of which only the constructor of its superclass {@code from} ran. */
    static Object of(Class<?> type, Class<?> from, Class<?>[] parameters, @Nullable Object... arguments) {
        try {
            Constructor<?> constructor =
                    (Constructor<?>) NEW_CONSTRUCTOR.invoke(FACTORY, type, from.getConstructor(parameters));
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("A %s cannot be made: %s".formatted(type.getName(), e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("A %s cannot be made: %s".formatted(type.getName(), e), e);
        }
    }
}

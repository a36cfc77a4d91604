package dev.playback.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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

    // To make such a constructor takes much longer than to call it.
    private static final PerClass<Constructor<?>> BLANK = new PerClass<>(type -> constructor(type, Object.class));

    private Instances() {}

    /**
     * Returns a new {@code type} whose fields are zero and null.
     *
     * @throws IllegalArgumentException if there can be none
     */
    public static Object blank(Class<?> type) {
        return make(BLANK.get(type));
    }

    /** Returns a new {@code type} of which only the constructor of its superclass {@code from} ran. */
    static Object of(Class<?> type, Class<?> from, Class<?>[] parameters, @Nullable Object... arguments) {
        return make(constructor(type, from, parameters), arguments);
    }

    private static Constructor<?> constructor(Class<?> type, Class<?> from, Class<?>... parameters) {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException("a %s cannot be made: it is abstract".formatted(type.getName()));
        }
        try {
            return (Constructor<?>) NEW_CONSTRUCTOR.invoke(FACTORY, type, from.getConstructor(parameters));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a %s cannot be made: %s".formatted(type.getName(), e), e);
        }
    }

    private static Object make(Constructor<?> constructor, @Nullable Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "a %s cannot be made: %s"
                            .formatted(constructor.getDeclaringClass().getName(), e.getCause()),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "a %s cannot be made: %s"
                            .formatted(constructor.getDeclaringClass().getName(), e),
                    e);
        }
    }
}

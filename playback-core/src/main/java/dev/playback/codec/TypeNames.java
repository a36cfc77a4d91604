package dev.playback.codec;

import java.lang.reflect.Array;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Classes by the names that recordings give them; a name is checked before its class is looked up. */
final class TypeNames {

    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "boolean", boolean.class,
            "byte", byte.class,
            "char", char.class,
            "short", short.class,
            "int", int.class,
            "long", long.class,
            "float", float.class,
            "double", double.class);
    private static final int MAX_DIMENSIONS = 16;

    private final AllowedTypes allowed;
    private final ClassLoader loader;

    TypeNames(AllowedTypes allowed, ClassLoader loader) {
        this.allowed = allowed;
        this.loader = loader;
    }

    static String nameOf(Class<?> type) {
        if (type.isArray()) {
            return nameOf(type.getComponentType()) + "[]";
        }
        Scalar<?> scalar = type.isPrimitive() ? null : Scalar.of(type);
        return scalar == null || scalar.type() != type ? type.getName() : scalar.name();
    }

    /**
     * Returns the class of that name.
     *
     * @throws IllegalArgumentException if it is not allowed or not there
     */
    Class<?> classOf(String name) {
        String component = name;
        int dimensions = 0;
        while (component.endsWith("[]") && dimensions < MAX_DIMENSIONS) {
            component = component.substring(0, component.length() - 2);
            dimensions++;
        }
        Class<?> type = componentOf(component, dimensions > 0);
        for (int i = 0; i < dimensions; i++) {
            type = Array.newInstance(type, 0).getClass();
        }
        return type;
    }

    private Class<?> componentOf(String name, boolean inArray) {
        Class<?> primitive = inArray ? PRIMITIVES.get(name) : null;
        if (primitive != null) {
            return primitive;
        }
        Scalar<?> scalar = Scalar.named(name);
        return scalar == null ? load(name, allowed.allows(name)) : scalar.type();
    }

    /** Returns the exception class of that name, or null if it is not allowed, not there or no exception. */
    @Nullable
    Class<?> errorClassOf(String name) {
        try {
            Class<?> type = load(name, allowed.allowsError(name));
            return Throwable.class.isAssignableFrom(type) ? type : null;
        } catch (IllegalArgumentException e) {
            // A stand-in says that the exception could not be made.
            return null;
        }
    }

    private Class<?> load(String name, boolean isAllowed) {
        if (!isAllowed) {
            throw new IllegalArgumentException(
                    "the class %s is not allowed. If recordings may hold it, allow its package '%s'"
                            .formatted(name, AllowedTypes.packageOf(name)));
        }
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException(
                    "there is no class %s here. Was it renamed since it was recorded?".formatted(name), e);
        }
    }
}

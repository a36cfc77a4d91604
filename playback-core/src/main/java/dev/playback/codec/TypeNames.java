package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import dev.playback.annotation.FormerNames;
import java.lang.reflect.Array;
import java.util.Arrays;
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
    private final Renames renames;
    private final ClassLoader loader;

    TypeNames(AllowedTypes allowed, Renames renames, ClassLoader loader) {
        this.allowed = allowed;
        this.renames = renames;
        this.loader = loader;
    }

    TypeNames with(Renames others) {
        return new TypeNames(allowed, others, loader);
    }

    ClassLoader loader() {
        return loader;
    }

    Renames renames() {
        return renames;
    }

    static String nameOf(Class<?> type) {
        if (type.isArray()) {
            return nameOf(type.getComponentType()) + "[]";
        }
        Scalar<?> scalar = type.isPrimitive() ? null : Scalar.of(type);
        return scalar == null || scalar.type() != type ? type.getName() : scalar.name();
    }

    /** Says whether the name of an array can be read again: that of a JDK class is not, unless it is listed. */
    static boolean isReadable(Class<?> array) {
        Class<?> type = array;
        while (type.isArray()) {
            type = type.getComponentType();
        }
        Scalar<?> scalar = type.isPrimitive() ? null : Scalar.of(type);
        return type.isPrimitive()
                || !Opaque.isJdk(type)
                || (scalar != null && scalar.type() == type)
                || AllowedTypes.isJdkAllowed(type.getName());
    }

    /**
     * Returns the class of that name.
     *
     * @param declared what stands where the name stands
     * @throws IllegalArgumentException if it is not allowed or not there
     */
    Class<?> classOf(String name, JavaType declared) {
        String component = name;
        int dimensions = 0;
        while (component.endsWith("[]") && dimensions < MAX_DIMENSIONS) {
            component = component.substring(0, component.length() - 2);
            dimensions++;
        }
        Class<?> type = componentOf(component, declared, dimensions > 0);
        for (int i = 0; i < dimensions; i++) {
            type = Array.newInstance(type, 0).getClass();
        }
        return type;
    }

    /**
     * Returns the class that a value of type {@code Class} names.
     *
     * @throws IllegalArgumentException if it is not allowed or not there
     */
    Class<?> classValue(String name, JavaType declared) {
        Class<?> primitive = name.equals("void") ? void.class : PRIMITIVES.get(name);
        return primitive == null ? classOf(name, declared) : primitive;
    }

    private Class<?> componentOf(String name, JavaType declared, boolean inArray) {
        Class<?> primitive = inArray ? PRIMITIVES.get(name) : null;
        if (primitive != null) {
            return primitive;
        }
        Scalar<?> scalar = Scalar.named(name);
        if (scalar != null) {
            return scalar.type();
        }
        Class<?> renamed = renamed(name, declared.getRawClass());
        String current = renames.current(name);
        return renamed == null ? load(current, allowed.allows(current, declared), declared) : renamed;
    }

    /** Returns the exception class of that name, or null if it is not allowed, not there or no exception. */
    @Nullable
    Class<?> errorClassOf(String name, JavaType declared) {
        String current = renames.current(name);
        try {
            Class<?> type = load(current, allowed.allowsError(current) || allowed.allows(current, declared), declared);
            return Throwable.class.isAssignableFrom(type) ? type : null;
        } catch (IllegalArgumentException e) {
            // A stand-in says that the exception could not be made.
            return null;
        }
    }

    // Only what is known anyway is asked for its former names; no name is looked up for that.
    private static @Nullable Class<?> renamed(String name, Class<?> declared) {
        FormerNames former = declared.getAnnotation(FormerNames.class);
        if (former != null && Arrays.asList(former.value()).contains(name)) {
            return declared;
        }
        Class<?>[] permitted = declared.getPermittedSubclasses();
        for (Class<?> type : permitted == null ? new Class<?>[0] : permitted) {
            Class<?> renamed = renamed(name, type);
            if (renamed != null) {
                return renamed;
            }
        }
        return null;
    }

    private Class<?> load(String name, boolean isAllowed, JavaType declared) {
        if (!isAllowed) {
            throw new IllegalArgumentException(
                    "the class %s is not allowed. If recordings may hold it, allow its package '%s' (playback.allow)"
                            .formatted(name, AllowedTypes.packageOf(name)));
        }
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return loadBeside(name, declared, e);
        }
    }

    // The declared type may be of another class loader, as in an application server.
    private static Class<?> loadBeside(String name, JavaType declared, Throwable cause) {
        ClassLoader beside = declared.getRawClass().getClassLoader();
        try {
            if (beside != null) {
                return Class.forName(name, false, beside);
            }
        } catch (ClassNotFoundException | LinkageError e) {
            cause.addSuppressed(e);
        }
        throw new IllegalArgumentException(
                "there is no class %s here. If it was renamed or moved, put @FormerNames(\"%s\") on the new one, or give the reader a rename"
                        .formatted(name, name),
                cause);
    }
}

package dev.playback.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The static fields in which the objects of a class without state may stand that are known by identity: of the class itself, of those
 * above it and, for an anonymous one, of the class or interface around it.
 */
final class Constants {

    private final Class<?> type;
    private final List<Field> fields = new ArrayList<>();

    Constants(Class<?> type) {
        this.type = type;
        for (Class<?> at = type; FieldState.isOurs(at); at = at.getSuperclass()) {
            addOf(at);
        }
        Class<?> around = around(type);
        if (around != null && (around.isInterface() || !around.isAssignableFrom(type))) {
            addOf(around);
        }
    }

    // Where an object is made without a name, the class around it is being used: to look into it starts nothing.
    private static @Nullable Class<?> around(Class<?> type) {
        try {
            return type.isAnonymousClass() ? type.getEnclosingClass() : null;
        } catch (LinkageError e) {
            // Some compilers say of a class what is not so.
            return null;
        }
    }

    private void addOf(Class<?> declaring) {
        for (Field field : declaring.getDeclaredFields()) {
            boolean isConstant = Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
            if (isConstant && field.getType().isAssignableFrom(type)) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
    }

    /** Returns the name of the field that holds {@code value}, with its class if another comes first by that name; null if none does. */
    @Nullable
    String nameOf(Object value) {
        for (Field field : fields) {
            if (valueOf(field) == value) {
                return isFirst(field) ? field.getName() : nameWithClass(field);
            }
        }
        return null;
    }

    private boolean isFirst(Field field) {
        for (Field other : fields) {
            if (other.getName().equals(field.getName())) {
                return other.equals(field);
            }
        }
        return false;
    }

    private static String nameWithClass(Field field) {
        return field.getDeclaringClass().getName() + "." + field.getName();
    }

    /**
     * Returns what the field {@code name} holds.
     *
     * @throws IllegalArgumentException if there is none
     */
    Object named(String name) {
        for (Field field : fields) {
            boolean isNamed =
                    field.getName().equals(name) || nameWithClass(field).equals(name);
            Object value = isNamed ? valueOf(field) : null;
            // Which number an anonymous class has may have changed: the name counts. What is not ours is none.
            if (value != null && value.getClass().getPackageName().equals(type.getPackageName())) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "the class %s has no constant '%s' of its own type".formatted(type.getName(), name));
    }

    private static @Nullable Object valueOf(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

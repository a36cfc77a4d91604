package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that make up a value of an application's class, superclass first. */
record BeanShape(Class<?> type, List<Slot> slots) {

    /**
     * One field.
     *
     * @param name the name in recordings: that of the field, numbered where a superclass has the same
     */
    record Slot(String name, Field field, JavaType type) {

        @Nullable
        Object get(Object owner) {
            try {
                return field.get(owner);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        void set(Object owner, @Nullable Object value) {
            try {
                field.set(owner, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static BeanShape of(JavaType bean, TypeFactory types) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> type = bean.getRawClass(); isOurs(type); type = type.getSuperclass()) {
            classes.add(0, type);
        }
        Set<String> names = new HashSet<>();
        List<Slot> slots = new ArrayList<>();
        for (Class<?> type : classes) {
            JavaType declaring = bean.findSuperType(type);
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    field.setAccessible(true);
                    slots.add(new Slot(
                            unique(field.getName(), names),
                            field,
                            types.resolveMemberType(field.getGenericType(), declaring.getBindings())));
                }
            }
        }
        return new BeanShape(bean.getRawClass(), Collections.unmodifiableList(slots));
    }

    /** Says whether the JDK superclasses of {@code type} hold state that only the JDK can read and restore. */
    static boolean hasHiddenState(Class<?> type) {
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            if (!isOurs(above)
                    && above != Throwable.class
                    && Arrays.stream(above.getDeclaredFields())
                            .anyMatch(field -> (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0)) {
                return true;
            }
        }
        return false;
    }

    /** Says whether {@code type} is a JDK collection or map with additions, and can be made empty. */
    static boolean isExtendedCollection(Class<?> type) {
        return (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type))
                && Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    /** Makes a record of the values of all slots. */
    Object newRecord(Map<String, @Nullable Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(components)
                .map(component -> values.getOrDefault(component.getName(), zero(component.getType())))
                .toArray();
        return construct(parameters, arguments);
    }

    /** Makes an empty collection or map by its constructor without parameters. */
    Object newEmpty() {
        return construct(new Class<?>[0]);
    }

    private Object construct(Class<?>[] parameters, Object... arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "the constructor of %s refuses it: %s".formatted(type.getName(), e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a %s cannot be made: %s".formatted(type.getName(), e), e);
        }
    }

    private static @Nullable Object zero(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null
                && !type.getName().startsWith("java.")
                && !type.getName().startsWith("jdk.");
    }

    private static String unique(String name, Set<String> taken) {
        String unique = name.startsWith("@") ? "@" + name : name;
        for (int number = 2; !taken.add(unique); number++) {
            unique = name + "@" + number;
        }
        return unique;
    }
}

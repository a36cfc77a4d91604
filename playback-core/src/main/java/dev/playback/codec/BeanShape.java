package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.playback.annotation.FormerNames;
import java.io.Externalizable;
import java.io.ObjectOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that make up a value of an application's class, superclass first. */
final class BeanShape {

    private final Class<?> type;
    private final Slot[] slots;
    private final Map<String, Slot> byName = new HashMap<>();
    private final @Nullable Field constant;

    private BeanShape(Class<?> type, List<Slot> slots) {
        this.type = type;
        this.slots = slots.toArray(new Slot[0]);
        // Present names win over former ones, whichever class they are in.
        for (Slot slot : slots) {
            byName.put(slot.name(), slot);
        }
        for (Slot slot : slots) {
            slot.formerNames().forEach(name -> byName.putIfAbsent(name, slot));
        }
        this.constant = slots.isEmpty() ? constantOf(type) : null;
    }

    static BeanShape of(JavaType bean, TypeFactory types) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> type = bean.getRawClass(); isOurs(type); type = type.getSuperclass()) {
            classes.add(0, type);
        }
        Set<String> names = new HashSet<>();
        List<Slot> slots = new ArrayList<>();
        for (Class<?> type : hasOwnTable(bean.getRawClass()) ? List.<Class<?>>of() : classes) {
            JavaType declaring = bean.findSuperType(type);
            boolean keepsTransient = writesItself(type);
            for (Field field : type.getDeclaredFields()) {
                if (isState(field, keepsTransient)) {
                    slots.add(Slot.of(
                            unique(field.getName(), names),
                            accessible(field),
                            types.resolveMemberType(field.getGenericType(), declaring.getBindings())));
                }
            }
        }
        return new BeanShape(bean.getRawClass(), slots);
    }

    Class<?> type() {
        return type;
    }

    Slot[] slots() {
        return slots;
    }

    /** Returns the field that is or was called {@code name}, or null. */
    @Nullable
    Slot slot(String name) {
        return byName.get(name);
    }

    /** Returns the static field that holds {@code value}, if that is a constant without state that is known by identity. */
    @Nullable
    Field constant(Object value) {
        try {
            return constant != null && constant.get(null) == value ? constant : null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the constant in the static field {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    Object constant(String name) {
        if (constant == null || !constant.getName().equals(name)) {
            throw new IllegalArgumentException(
                    "the class %s has no constant '%s' of its own type".formatted(type.getName(), name));
        }
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says whether the fields of {@code type}, with its items if it is a collection, are all there is to it. */
    static boolean isWhole(Class<?> type) {
        return !(hasHiddenState(type) || hasOwnTable(type)) || canBeFilled(type);
    }

    /** Says whether a value of {@code type} is written by its items, and made empty to be filled. */
    static boolean isFilled(Class<?> type) {
        return hasHiddenState(type) || hasOwnTable(type);
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

    // Where an item lies in such a table depends on hash codes, and those of another JVM are others.
    private static boolean hasOwnTable(Class<?> type) {
        if (!Map.class.isAssignableFrom(type) && !Set.class.isAssignableFrom(type)) {
            return false;
        }
        boolean hasTable = false;
        for (Class<?> above = type; isOurs(above); above = above.getSuperclass()) {
            for (Field field : above.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    if (Map.class.isAssignableFrom(field.getType())
                            || Collection.class.isAssignableFrom(field.getType())) {
                        return false;
                    }
                    hasTable |= field.getType().isArray()
                            || (field.getType() == Object.class && Modifier.isTransient(field.getModifiers()));
                }
            }
        }
        return hasTable;
    }

    private static boolean canBeFilled(Class<?> type) {
        return (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type))
                && Arrays.stream(type.getDeclaredConstructors()).anyMatch(c -> c.getParameterCount() == 0);
    }

    // Then transient says no more than that the default form does not have it.
    private static boolean writesItself(Class<?> type) {
        return Externalizable.class.isAssignableFrom(type)
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals("writeReplace")
                                || (method.getName().equals("writeObject")
                                        && Arrays.equals(
                                                method.getParameterTypes(),
                                                new Class<?>[] {ObjectOutputStream.class})));
    }

    private static boolean isState(Field field, boolean keepsTransient) {
        return !Modifier.isStatic(field.getModifiers())
                && (keepsTransient || !Modifier.isTransient(field.getModifiers()))
                && !field.getName().startsWith("$$_hibernate");
    }

    private static Field accessible(Field field) {
        field.setAccessible(true);
        return field;
    }

    private static @Nullable Field constantOf(Class<?> type) {
        for (Field field : type.isRecord() ? new Field[0] : type.getDeclaredFields()) {
            boolean isConstant = Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
            if (isConstant && field.getType() == type) {
                return accessible(field);
            }
        }
        return null;
    }

    /** Returns the constructor with these parameters, callable. */
    Constructor<?> constructor(Class<?>... parameters) throws NoSuchMethodException {
        Constructor<?> constructor = type.getDeclaredConstructor(parameters);
        constructor.setAccessible(true);
        return constructor;
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && !Opaque.isJdk(type);
    }

    private static String unique(String name, Set<String> taken) {
        String unique = name.startsWith("@") ? "@" + name : name;
        for (int number = 2; !taken.add(unique); number++) {
            unique = name + "@" + number;
        }
        return unique;
    }

    static List<String> formerNames(Field field) {
        FormerNames former = field.getAnnotation(FormerNames.class);
        return former == null ? List.of() : List.of(former.value());
    }
}

package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.playback.annotation.FormerNames;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
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
    private final @Nullable Constants constants;
    private final boolean filled;
    private final @Nullable Method resolve;
    private volatile @Nullable RecordMaker records;

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
        this.constants = slots.isEmpty() && !type.isRecord() ? new Constants(type) : null;
        this.filled = FieldState.isFilled(type);
        this.resolve = resolveOf(type);
    }

    static BeanShape of(JavaType bean, TypeFactory types) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> type = bean.getRawClass(); FieldState.isOurs(type); type = type.getSuperclass()) {
            classes.add(0, type);
        }
        Set<String> names = new HashSet<>();
        List<Slot> slots = new ArrayList<>();
        boolean hasTable = FieldState.hasOwnTable(bean.getRawClass());
        for (Class<?> type : classes) {
            JavaType declaring = bean.findSuperType(type);
            boolean keepsTransient = FieldState.keepsTransient(bean.getRawClass(), type);
            for (Field field : type.getDeclaredFields()) {
                if (FieldState.isState(field, keepsTransient) && !(hasTable && FieldState.isTable(field))) {
                    slots.add(Slot.of(
                            slots.size(),
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

    /** Says whether a value is written by its items, and made empty to be filled. */
    boolean isFilled() {
        return filled;
    }

    /** Returns the method by which a class says itself what stands for an object that was read, such as the only one there is. */
    @Nullable
    Method resolve() {
        return resolve;
    }

    /** Returns what makes records of this class. */
    RecordMaker records() {
        RecordMaker known = records;
        if (known == null) {
            known = RecordMaker.of(type, slots);
            records = known;
        }
        return known;
    }

    /** Returns the field that is or was called {@code name}, or null. */
    @Nullable
    Slot slot(String name) {
        return byName.get(name);
    }

    /** Returns the name of the static field that holds {@code value}, if that is a constant without state that is known by identity. */
    @Nullable
    String constant(Object value) {
        return constants == null ? null : constants.nameOf(value);
    }

    /**
     * Returns the constant in the static field {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    Object constantNamed(String name) {
        return (constants == null ? new Constants(type) : constants).named(name);
    }

    private static Field accessible(Field field) {
        field.setAccessible(true);
        return field;
    }

    private static @Nullable Method resolveOf(Class<?> type) {
        for (Class<?> at = type; FieldState.isOurs(at); at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (method.getName().equals("readResolve") && method.getParameterCount() == 0) {
                    return method;
                }
            }
        }
        return null;
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

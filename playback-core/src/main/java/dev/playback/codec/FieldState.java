package dev.playback.codec;

import java.io.Externalizable;
import java.io.ObjectOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which fields of a class hold the state of its objects, and whether they hold all of it. */
final class FieldState {

    // What these hold is made again: views, and how often something changed.
    private static final Set<String> STATELESS = Set.of(
            "java.lang.Throwable", "java.util.AbstractCollection", "java.util.AbstractList", "java.util.AbstractMap");

    private FieldState() {}

    /** Says whether the fields of {@code type}, with its items if it is a collection, are all there is to it. */
    static boolean isWhole(Class<?> type) {
        return !isFilled(type) || canBeFilled(type);
    }

    /** Says whether a value of {@code type} is written by its items, and made empty to be filled. */
    static boolean isFilled(Class<?> type) {
        return isOurs(type) && (hasHiddenState(type) || hasOwnTable(type));
    }

    @SuppressWarnings("JavaUtilDate") // An application may extend it.
    // What JDK superclasses hold, only the JDK can read and restore: collections and dates also what they write in a
    // form of their own. Of others, such as events with their source, what the application added is worth more than
    // nothing.
    private static boolean hasHiddenState(Class<?> type) {
        boolean counts = Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || Date.class.isAssignableFrom(type);
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            if (!isOurs(above)
                    && !STATELESS.contains(above.getName())
                    && Arrays.stream(above.getDeclaredFields())
                            .anyMatch(field -> !Modifier.isStatic(field.getModifiers())
                                    && (counts || !Modifier.isTransient(field.getModifiers())))) {
                return true;
            }
        }
        return false;
    }

    /** Says whether where an item lies in a table of {@code type} depends on hash codes: those of another JVM are others. */
    static boolean hasOwnTable(Class<?> type) {
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
        return isOfItems(type)
                && (hasConstructor(type) || (isMadeAbove(type) && !isInner(type) && !hasTransient(type)));
    }

    // Nothing of its own is needed to fill it. An order would be lost: who has one takes it in a constructor.
    private static boolean isMadeAbove(Class<?> type) {
        CollectionKind kind = CollectionKind.of(jdkAbove(type));
        return hasHiddenState(type)
                && !hasOwnTable(type)
                && Modifier.isPublic(constructorAbove(type))
                && kind != null
                && !kind.sorted();
    }

    private static boolean isOfItems(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    /** Says whether {@code type} has a constructor without parameters of its own. */
    static boolean hasConstructor(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors()).anyMatch(c -> c.getParameterCount() == 0);
    }

    // What its own constructor would have made of them is not known.
    private static boolean hasTransient(Class<?> type) {
        return ownFields(type).anyMatch(field -> Modifier.isTransient(field.getModifiers()));
    }

    private static Stream<Field> ownFields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, FieldState::isOurs, Class::getSuperclass)
                .flatMap(ours -> Arrays.stream(ours.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic());
    }

    // What is around an object is no part of it, and may be the whole application.
    private static boolean isInner(Class<?> type) {
        return type.getEnclosingMethod() != null
                || type.isAnonymousClass()
                || (type.getDeclaringClass() != null && !Modifier.isStatic(type.getModifiers()));
    }

    // The modifiers of the constructor without parameters of the nearest class of the JDK; 0 if there is none.
    private static int constructorAbove(Class<?> type) {
        Class<?> above = jdkAbove(type);
        return Arrays.stream(above.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .mapToInt(Constructor::getModifiers)
                .findFirst()
                .orElse(0);
    }

    /** Returns the nearest class above {@code type} that is of the JDK, or itself. */
    static Class<?> jdkAbove(Class<?> type) {
        Class<?> above = type;
        while (isOurs(above)) {
            above = above.getSuperclass();
        }
        return above;
    }

    /**
     * Says whether values of {@code type}, which cannot be made again, are no more than their items, and answer as any would that has
     * these, so that a plain collection or map of {@link #jdkAbove} can stand for them.
     */
    static boolean isPlainWithin(Class<?> type) {
        return isOfItems(type)
                && hasHiddenState(type)
                && !Modifier.isAbstract(jdkAbove(type).getModifiers())
                && !HeldItems.hasOwnWay(type)
                && ownFields(type).allMatch(field -> Modifier.isTransient(field.getModifiers()))
                && !Overrides.changeMoreThanAdding(type);
    }

    /**
     * Says whether the transient fields that {@code declaring} has in a {@code bean} are state: so where one of the two or between has a
     * written form of its own, and transient says no more than that the default form does not have it.
     */
    static boolean keepsTransient(Class<?> bean, Class<?> declaring) {
        for (Class<?> type = bean; type != null && declaring.isAssignableFrom(type); type = type.getSuperclass()) {
            if (writesItself(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean writesItself(Class<?> type) {
        return Externalizable.class.isAssignableFrom(type)
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals("writeReplace")
                                || (method.getName().equals("writeObject")
                                        && Arrays.equals(
                                                method.getParameterTypes(),
                                                new Class<?>[] {ObjectOutputStream.class})));
    }

    /** Says whether {@code field}, of a class with a table of its own, is part of the table and not of what was put beside it. */
    static boolean isTable(Field field) {
        return field.getType().isPrimitive() || field.getType().isArray() || Modifier.isTransient(field.getModifiers());
    }

    static boolean isState(Field field, boolean keepsTransient) {
        return !Modifier.isStatic(field.getModifiers())
                && (keepsTransient || !Modifier.isTransient(field.getModifiers()))
                && !field.getName().startsWith("$$_hibernate");
    }

    /** Says whether {@code type} is of an application, whose fields may be read and set. */
    static boolean isOurs(@Nullable Class<?> type) {
        return type != null && !Opaque.isJdk(type);
    }
}

package dev.playback.codec;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An immutable collection of a known library, made by the public factory of its public type. Each type is listed, so that recordings
 * may name it without more being allowed.
 *
 * @param type the public type, by name since the library may be absent
 * @param parameter what its factory takes
 */
record LibraryKind(String type, String factory, Class<?> parameter) {

    private static final String COLLECT = "com.google.common.collect.";
    private static final String GUAVA = COLLECT + "Immutable";
    private static final String NATURAL = "Ordering.natural()";
    private static final String VAVR = "io.vavr.collection.";

    private static final Map<String, LibraryKind> BY_NAME = Arrays.asList(
                    new LibraryKind(GUAVA + "List", "copyOf", Collection.class),
                    new LibraryKind(GUAVA + "Set", "copyOf", Collection.class),
                    new LibraryKind(GUAVA + "SortedSet", "copyOf", Collection.class),
                    new LibraryKind(GUAVA + "Map", "copyOf", Map.class),
                    new LibraryKind(GUAVA + "SortedMap", "copyOf", Map.class),
                    new LibraryKind(GUAVA + "BiMap", "copyOf", Map.class),
                    new LibraryKind(VAVR + "List", "ofAll", Iterable.class),
                    new LibraryKind(VAVR + "Array", "ofAll", Iterable.class),
                    new LibraryKind(VAVR + "Vector", "ofAll", Iterable.class),
                    new LibraryKind(VAVR + "Queue", "ofAll", Iterable.class),
                    new LibraryKind(VAVR + "HashSet", "ofAll", Iterable.class),
                    new LibraryKind(VAVR + "LinkedHashSet", "ofAll", Iterable.class),
                    new LibraryKind(VAVR + "HashMap", "ofAll", Map.class),
                    new LibraryKind(VAVR + "LinkedHashMap", "ofAll", Map.class))
            .stream()
            .collect(Collectors.toUnmodifiableMap(LibraryKind::type, Function.identity()));

    static @Nullable LibraryKind named(String name) {
        return BY_NAME.get(name);
    }

    /** Returns the kind of {@code type}, that of the nearest type above it; null if it is none of a library. */
    static @Nullable LibraryKind of(Class<?> type) {
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            LibraryKind kind = BY_NAME.get(above.getName());
            for (Class<?> direct : above.getInterfaces()) {
                kind = kind == null ? BY_NAME.get(direct.getName()) : kind;
            }
            if (kind != null) {
                return kind;
            }
        }
        return type.getName().equals(GUAVA + "MapValues") ? BY_NAME.get(GUAVA + "List") : null;
    }

    boolean isUnordered() {
        return type.startsWith(VAVR + "Hash");
    }

    /** Says whether the values of a map are hashed as its keys are. */
    boolean hashesValues() {
        return type.endsWith("BiMap");
    }

    boolean isMap() {
        return parameter == Map.class;
    }

    /** Says whether {@code order} is the natural one of a library. */
    static boolean isNatural(Comparator<?> order) {
        return isOfGuava(order.getClass()) && order.toString().equals(NATURAL);
    }

    /** Says whether {@code order} is the natural one of a library, the other way round. */
    static boolean isReverse(Comparator<?> order) {
        return isOfGuava(order.getClass()) && order.toString().equals(NATURAL + ".reverse()");
    }

    /** Says whether {@code type} is of Guava's collections, none of which but those listed is allowed by itself. */
    static boolean isOfGuava(Class<?> type) {
        return type.getName().startsWith(COLLECT);
    }

    /** Returns the items of a value that is no map. */
    static Collection<?> itemsOf(Object value) {
        if (value instanceof Collection<?> items) {
            return items;
        }
        List<Object> items = new ArrayList<>();
        ((Iterable<?>) value).forEach(items::add);
        return items;
    }

    /** Returns the entries of a value that is a map. */
    static Map<?, ?> entriesOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        try {
            return (Map<?, ?>) value.getClass().getMethod("toJavaMap").invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    Object empty() {
        return isMap() ? new LinkedHashMap<>() : new ArrayList<>();
    }

    /**
     * Makes the collection of its content.
     *
     * @param order null for that which the factory gives it
     */
    Object make(Object content, @Nullable Comparator<?> order, ClassLoader loader) {
        try {
            Class<?> made = Class.forName(type, true, loader);
            if (order == null) {
                return made.getMethod(factory, parameter).invoke(null, content);
            }
            return isMap()
                    ? made.getMethod(factory, Map.class, Comparator.class).invoke(null, content, order)
                    : made.getMethod(factory, Comparator.class, Collection.class)
                            .invoke(null, order, content);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("a %s cannot be made: %s".formatted(type, e.getCause()), e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalArgumentException("a %s cannot be made: %s".formatted(type, e), e);
        }
    }
}

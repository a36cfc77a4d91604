package dev.playback.interception;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A class as another one that extends or implements it sees it.
 *
 * @param arguments what its type parameters, and those of the classes on the way, stand for
 */
record Kin(Class<?> type, Map<TypeVariable<?>, Type> arguments) {

    /** Returns {@code type} as it sees itself. */
    static Kin of(Class<?> type) {
        return new Kin(type, Map.of());
    }

    /** Returns the types one step away from {@code type}, then those two steps away, and so on; without {@code Object}. */
    static List<List<Kin>> levels(Class<?> type) {
        List<List<Kin>> levels = new ArrayList<>();
        List<Kin> level = List.of(of(type));
        while (!level.isEmpty()) {
            Map<Class<?>, Kin> next = new LinkedHashMap<>();
            level.forEach(member -> member.parents().forEach(parent -> next.putIfAbsent(parent.type, parent)));
            if (!next.isEmpty()) {
                levels.add(List.copyOf(next.values()));
            }
            level = List.copyOf(next.values());
        }
        return levels;
    }

    /** Returns its methods that {@code method} overrides: same name, and the same parameters where this type is seen from. */
    List<Method> overriddenBy(Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method.getName())
                        && (candidate.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0
                        && !candidate.isBridge()
                        && Arrays.equals(parametersOf(candidate), method.getParameterTypes()))
                .toList();
    }

    /** Returns the parameters of one of its methods, erased, as they are where it is seen from. */
    Class<?>[] parametersOf(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(this::erased)
                .toArray(Class<?>[]::new);
    }

    private List<Kin> parents() {
        List<Kin> parents = new ArrayList<>();
        Type superClass = type.getGenericSuperclass();
        if (superClass != null && superClass != Object.class) {
            parents.add(parent(superClass));
        }
        Arrays.stream(type.getGenericInterfaces()).map(this::parent).forEach(parents::add);
        return parents;
    }

    private Kin parent(Type parent) {
        if (!(parent instanceof ParameterizedType parameterized)) {
            return new Kin((Class<?>) parent, Map.of());
        }
        Class<?> raw = (Class<?>) parameterized.getRawType();
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        for (int i = 0; i < raw.getTypeParameters().length; i++) {
            known.put(raw.getTypeParameters()[i], resolved(parameterized.getActualTypeArguments()[i]));
        }
        return new Kin(raw, known);
    }

    private Type resolved(Type type) {
        Type argument = type instanceof TypeVariable<?> variable ? arguments.get(variable) : null;
        return argument == null ? type : argument;
    }

    private Class<?> erased(Type declared) {
        if (declared instanceof Class<?> plain) {
            return plain;
        }
        if (declared instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (declared instanceof GenericArrayType array) {
            return erased(array.getGenericComponentType()).arrayType();
        }
        if (declared instanceof WildcardType wildcard) {
            return erased(wildcard.getUpperBounds()[0]);
        }
        Type argument = resolved(declared);
        return argument == declared ? erased(((TypeVariable<?>) declared).getBounds()[0]) : erased(argument);
    }
}

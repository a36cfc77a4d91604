package dev.playback.codec;

import dev.playback.annotation.FormerNames;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The constants of enums, by what recordings call them. */
final class Enums {

    private static final PerClass<Map<String, Object>> BY_NAME = new PerClass<>(type -> Arrays.stream(
                    type.getEnumConstants())
            .collect(Collectors.toUnmodifiableMap(constant -> ((Enum<?>) constant).name(), constant -> constant)));

    private Enums() {}

    /** Returns the enum that {@code type}, which may be the class of a constant with a body, belongs to. */
    static Class<?> declaringClass(Class<?> type) {
        return type.isEnum() ? type : type.getSuperclass();
    }

    /**
     * Returns the constant of that name, or the one that had it before.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Object constant(Class<?> type, String name) {
        if (!type.isEnum()) {
            throw new IllegalArgumentException("the class %s is no enum any more".formatted(type.getName()));
        }
        Object constant = BY_NAME.get(type).get(name);
        return constant == null ? former(type, name) : constant;
    }

    private static Object former(Class<?> type, String name) {
        List<Object> constants = List.of((Object[]) type.getEnumConstants());
        return constants.stream()
                .filter(constant -> hadName(type, (Enum<?>) constant, name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the enum %s has no constant '%s', only %s. If it was renamed, put @FormerNames(\"%s\") on the new one"
                                .formatted(type.getName(), name, constants, name)));
    }

    private static boolean hadName(Class<?> type, Enum<?> constant, String name) {
        try {
            Field field = type.getField(constant.name());
            FormerNames former = field.getAnnotation(FormerNames.class);
            return former != null && Arrays.asList(former.value()).contains(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}

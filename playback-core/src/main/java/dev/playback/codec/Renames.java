package dev.playback.codec;

import java.util.Map;

/**
 * What recordings call by names of the past.
 *
 * @param names present names by former ones: of classes as {@code com.shop.OldOrder}, of fields as
 *     {@code com.shop.Order#oldField}, whose class has its present name
 */
record Renames(Map<String, String> names) {

    static final Renames NONE = new Renames(Map.of());

    Renames {
        names = Map.copyOf(names);
    }

    /** Returns what the class {@code name} is called now. */
    String current(String name) {
        return names.isEmpty() ? name : names.getOrDefault(name, name);
    }

    /** Returns what the field {@code name} of {@code type} or of a class above it is called now. */
    String field(Class<?> type, String name) {
        if (!names.isEmpty()) {
            for (Class<?> above = type; above != null; above = above.getSuperclass()) {
                String current = names.get(above.getName() + "#" + name);
                if (current != null) {
                    return current;
                }
            }
        }
        return name;
    }
}

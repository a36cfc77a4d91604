package dev.playback.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** The enum whose constants are the keys of a map, which an empty map only tells when it is serialised. */
final class EnumKeys extends ObjectOutputStream {

    private @Nullable Class<?> found;

    private EnumKeys() throws IOException {
        super(OutputStream.nullOutputStream());
    }

    /** Returns the enum, or null if {@code value} is no such map or that enum is one whose constants are not recorded. */
    static @Nullable Class<?> of(Object value) {
        if (!(value instanceof EnumMap<?, ?> map)) {
            return null;
        }
        return map.isEmpty() ? ofEmpty(map) : map.keySet().iterator().next().getDeclaringClass();
    }

    private static @Nullable Class<?> ofEmpty(EnumMap<?, ?> map) {
        try (EnumKeys keys = new EnumKeys()) {
            keys.writeObject(map);
            Class<?> key = keys.found;
            return key == null || (Opaque.isJdk(key) && !AllowedTypes.isJdkEnum(key.getName())) ? null : key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void annotateClass(Class<?> type) {
        if (found == null && type.isEnum()) {
            found = type;
        }
    }
}

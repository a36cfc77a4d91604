package dev.playback.codec;

import dev.playback.reuse.Shelf;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a wrapper of the JDK shows, such as that of {@code Collections.unmodifiableList}: where its fields are closed to us, its
 * serialised form tells it without asking for its items.
 */
final class Wrapped extends ObjectOutputStream {

    // Others hold single items.
    private static final Pattern WRAPPERS =
            Pattern.compile("java\\.util\\.Collections\\$(Unmodifiable|Synchronized|Checked|SetFromMap|AsLIFOQueue).*");

    private static final PerClass<Boolean> IS_WRAPPER =
            new PerClass<>(type -> WRAPPERS.matcher(type.getName()).matches());

    // Where the agent has opened java.util to us, a field is read in no time.
    private static final PerClass<Optional<Field>> FIELDS = new PerClass<>(Wrapped::field);

    // To make one takes several times as long and kilobytes.
    private static final Shelf<Wrapped> FREE = new Shelf<>();

    private @Nullable Object wrapper;
    private @Nullable Object found;
    private boolean hasBegun;

    private Wrapped() throws IOException {
        super(OutputStream.nullOutputStream());
        enableReplaceObject(true);
    }

    /** Says whether objects of {@code type} may show a collection or map that is none of the JDK's. */
    static boolean isWrapper(Class<?> type) {
        return IS_WRAPPER.get(type);
    }

    /** Returns the collection or map that {@code wrapper} shows, through all wrappers; itself if that cannot be told. */
    static Object content(Object wrapper) {
        Object content = wrapper;
        while (isWrapper(content.getClass())) {
            Field field = FIELDS.get(content.getClass()).orElse(null);
            Object within = field == null ? within(content) : valueOf(field, content);
            if (within == null) {
                return content;
            }
            content = within;
        }
        return content;
    }

    private static Optional<Field> field(Class<?> type) {
        return Stream.<Class<?>>iterate(type, above -> above != null, Class::getSuperclass)
                .flatMap(above -> Arrays.stream(above.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && (Collection.class.isAssignableFrom(field.getType())
                                || Map.class.isAssignableFrom(field.getType())))
                .filter(Field::trySetAccessible)
                .findFirst();
    }

    private static @Nullable Object valueOf(Field field, Object wrapper) {
        try {
            return field.get(wrapper);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object within(Object wrapper) {
        try {
            Wrapped free = FREE.take();
            Wrapped wrapped = free == null ? new Wrapped() : free;
            Object found = wrapped.find(wrapper);
            FREE.put(wrapped);
            return found;
        } catch (IOException | RuntimeException e) {
            // Some views have no serialised form, and some collections of an application refuse theirs.
            return null;
        }
    }

    private @Nullable Object find(Object within) throws IOException {
        wrapper = within;
        writeUnshared(within);
        Object content = found;
        wrapper = null;
        found = null;
        hasBegun = false;
        // So that it remembers nothing of it.
        reset();
        return content;
    }

    @Override
    protected @Nullable Object replaceObject(Object object) {
        if (object == wrapper && !hasBegun) {
            hasBegun = true;
            return object;
        }
        if (found == null && (object instanceof Collection<?> || object instanceof Map<?, ?>)) {
            found = object;
        }
        // Nothing of it is written.
        return null;
    }
}

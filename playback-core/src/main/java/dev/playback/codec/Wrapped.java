package dev.playback.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a wrapper of the JDK shows, such as that of {@code Collections.unmodifiableList}: only its serialised form tells it without
 * asking for its items.
 */
final class Wrapped extends ObjectOutputStream {

    private static final String WRAPPERS = "java.util.Collections$";

    private final Object wrapper;
    private @Nullable Object found;

    private Wrapped(Object wrapper) throws IOException {
        super(OutputStream.nullOutputStream());
        this.wrapper = wrapper;
        enableReplaceObject(true);
    }

    /** Says whether objects of {@code type} may show a collection or map that is none of the JDK's. */
    static boolean isWrapper(Class<?> type) {
        return type.getName().startsWith(WRAPPERS);
    }

    /** Returns the collection or map that {@code wrapper} shows, through all wrappers; itself if that cannot be told. */
    static Object content(Object wrapper) {
        Object content = wrapper;
        while (isWrapper(content.getClass())) {
            Object within = within(content);
            if (within == null) {
                return content;
            }
            content = within;
        }
        return content;
    }

    private static @Nullable Object within(Object wrapper) {
        try (Wrapped wrapped = new Wrapped(wrapper)) {
            wrapped.writeObject(wrapper);
            return wrapped.found;
        } catch (IOException e) {
            // Some views have no serialised form.
            return null;
        }
    }

    @Override
    protected @Nullable Object replaceObject(Object object) {
        if (object == wrapper) {
            return object;
        }
        if (found == null && (object instanceof Collection<?> || object instanceof Map<?, ?>)) {
            found = object;
        }
        // Nothing of it is written.
        return null;
    }
}

package dev.playback.interception;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Names a generic type, as in {@code new ResultType<List<Price>>() {}}.
 *
 * @param <T> the type that is named
 */
@SuppressWarnings("UnusedTypeParameter") // Read by reflection from the subclass.
public abstract class ResultType<T extends @Nullable Object> {

    private final Type type;

    /** For an anonymous subclass that gives {@code T}. */
    protected ResultType() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType named)) {
            throw new IllegalStateException(
                    "%s does not say which type it names. Write new ResultType<List<Price>>() {}."
                            .formatted(getClass()));
        }
        this.type = named.getActualTypeArguments()[0];
    }

    /** Returns the type that is named. */
    public final Type type() {
        return type;
    }

    @Override
    public final String toString() {
        return type.getTypeName();
    }
}

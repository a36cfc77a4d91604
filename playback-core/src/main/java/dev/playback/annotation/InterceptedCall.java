package dev.playback.annotation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of an intercepted method, as handlers and extractors see it.
 *
 * @param method the method, as {@code OrderService.priceOf}
 * @param target the object it was called on; null for a static method
 * @param arguments the live arguments, not copies; some may be null
 */
public record InterceptedCall(String method, @Nullable Object target, List<@Nullable Object> arguments) {

    /** Copies the list, not the arguments. */
    public InterceptedCall {
        arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
    }

    /**
     * Returns an argument as {@code type}.
     *
     * @throws IllegalArgumentException if there is no such argument or it is no {@code type}
     */
    public <T> T argument(int index, Class<T> type) {
        Object argument = index < 0 || index >= arguments.size() ? null : arguments.get(index);
        if (!type.isInstance(argument)) {
            throw new IllegalArgumentException(
                    "%s has no %s as argument %d of %s.".formatted(method, type.getSimpleName(), index, arguments));
        }
        return type.cast(argument);
    }
}

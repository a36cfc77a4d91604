package dev.playback.interception;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stands before an object and intercepts the annotated methods of one of its interfaces. */
final class InterceptingProxy implements InvocationHandler {

    private final Object target;
    private final Map<Method, MethodPoint> points;

    private InterceptingProxy(Object target, Map<Method, MethodPoint> points) {
        this.target = target;
        this.points = points;
    }

    static <T> T of(Class<T> type, T target) {
        Objects.requireNonNull(target, "target");
        if (!type.isInterface()) {
            throw new IllegalArgumentException(
                    "%s is no interface, and only interfaces can be wrapped. Annotate and weave the class instead."
                            .formatted(type));
        }
        Map<Method, MethodPoint> points = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (isAnnotated(method)) {
                points.put(method, MethodPoint.of(method));
            }
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no annotated method, so nothing would be intercepted. Annotate its methods with @InterceptInput, @InterceptOutput or @Operation."
                            .formatted(type));
        }
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new InterceptingProxy(target, Map.copyOf(points))));
    }

    @Override
    @SuppressWarnings("NullAway") // It does not see that the result may be null.
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        MethodPoint point = points.get(method);
        if (point == null) {
            return invoke(method, arguments);
        }
        @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
        return PreparedCall.of(point, target, given).call(() -> invoke(method, arguments));
    }

    private @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments) throws Exception {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : PreparedCall.<RuntimeException>sneaky(e.getCause());
        }
    }

    private static boolean isAnnotated(Method method) {
        return method.isAnnotationPresent(Operation.class)
                || method.isAnnotationPresent(InterceptInput.class)
                || method.isAnnotationPresent(InterceptOutput.class);
    }
}

package dev.playback.interception;

import dev.playback.recording.EntryKind;
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
            // One that an interface above it declares counts, too, as in a woven class.
            if (Declaration.of(method).isPresent()) {
                points.put(method, MethodPoint.of(method));
            }
        }
        boolean intercepts = !points.isEmpty();
        points.entrySet()
                .removeIf(point ->
                        point.getValue().kind() == EntryKind.OPERATION && isWoven(target.getClass(), point.getKey()));
        if (!intercepts) {
            throw new IllegalArgumentException(
                    "%s has no annotated method, so nothing would be intercepted. Annotate its methods with @InterceptInput, @InterceptOutput or @Operation."
                            .formatted(type));
        }
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new InterceptingProxy(target, Map.copyOf(points))));
    }

    // The body begins the operation itself, which would be one within another.
    private static boolean isWoven(Class<?> target, Method method) {
        try {
            Method body = target.getMethod(method.getName(), method.getParameterTypes());
            return body.getDeclaringClass().isAnnotationPresent(Woven.class);
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    @Override
    @SuppressWarnings("NullAway") // It does not see that the result may be null.
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        MethodPoint point = points.get(method);
        if (point == null) {
            return invoke(method, isEquals(method) ? unwrapped(arguments) : arguments);
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

    private static boolean isEquals(Method method) {
        return method.getDeclaringClass() == Object.class && method.getName().equals("equals");
    }

    // What it stands before would not know the proxy.
    @SuppressWarnings("NullAway") // It does not see that the argument may be null.
    private static @Nullable Object[] unwrapped(@Nullable Object @Nullable [] arguments) {
        Object other = Objects.requireNonNull(arguments, "arguments")[0];
        boolean isOurs = other != null
                && Proxy.isProxyClass(other.getClass())
                && Proxy.getInvocationHandler(other) instanceof InterceptingProxy;
        return new Object[] {isOurs ? ((InterceptingProxy) Proxy.getInvocationHandler(other)).target : other};
    }
}

package dev.playback.player;

import dev.playback.interception.Call;
import dev.playback.interception.Seam;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A blank implementation of an interface: asks the session of its thread, and has nothing to say itself.
 *
 * @param implementations the classes that might have been recorded in its place, if there are several
 */
record BlankHandler(Class<?> type, List<Class<?>> implementations) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        if (Blank.isIntercepted(method)) {
            Call call = Seam.enter(method.getDeclaringClass(), signatureOf(method), proxy, arguments, false);
            if (call != null) {
                return answer(call, method);
            }
        } else if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        throw missing(method);
    }

    private @Nullable Object answer(Call call, Method method) throws Throwable {
        boolean answered = call instanceof Call.Answered;
        Throwable error = Seam.exit(call, null, answered ? null : missing(method));
        if (error != null) {
            throw error;
        }
        return call.result();
    }

    private BlankCallException missing(Method method) {
        return new BlankCallException(type.getSimpleName(), method.getName(), implementations);
    }

    private @Nullable Object ofObject(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "blank " + type.getSimpleName();
        };
    }

    private static String signatureOf(Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
    }
}

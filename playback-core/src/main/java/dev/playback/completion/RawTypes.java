package dev.playback.completion;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import org.jspecify.annotations.Nullable;

/** What a declared type says without its type arguments, and by its only one. */
public final class RawTypes {

    private RawTypes() {}

    /** Returns the class of a declared type: of a type variable its first bound, as the compiler does. */
    public static Class<?> raw(Type declared) {
        if (declared instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (declared instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        return declared instanceof Class<?> type ? type : Object.class;
    }

    /** Says whether code that declares {@code declared}, which may be nothing, can be given {@code value}. */
    public static boolean canBe(Type declared, @Nullable Object value) {
        Class<?> type = raw(declared);
        return value == null
                ? !type.isPrimitive() || type == void.class
                : MethodType.methodType(type).wrap().returnType().isInstance(value);
    }

    /** Returns the only type argument; Object if there is none. */
    static Type argument(Type declared) {
        return declared instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1
                ? generic.getActualTypeArguments()[0]
                : Object.class;
    }
}

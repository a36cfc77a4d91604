package dev.playback.completion;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** What a declared type says without its type arguments, and by its only one. */
public final class RawTypes {

    private RawTypes() {}

    /** Returns the class of a declared type; Object for what is no class, as a type variable. */
    public static Class<?> raw(Type declared) {
        if (declared instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        return declared instanceof Class<?> type ? type : Object.class;
    }

    /** Returns the only type argument; Object if there is none. */
    static Type argument(Type declared) {
        return declared instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1
                ? generic.getActualTypeArguments()[0]
                : Object.class;
    }
}

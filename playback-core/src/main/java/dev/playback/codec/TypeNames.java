package dev.playback.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The class name beside a value whose declared type does not tell its class; checked before any class is looked up. */
final class TypeNames extends TypeIdResolverBase {

    private final AllowedTypes allowed;
    private final ClassLoader loader;

    TypeNames(JavaType declared, AllowedTypes allowed, ClassLoader loader) {
        super(declared, null);
        this.allowed = allowed;
        this.loader = loader;
    }

    @Override
    public String idFromValue(Object value) {
        return idFromValueAndType(value, value.getClass());
    }

    @Override
    public String idFromValueAndType(@Nullable Object value, Class<?> type) {
        // The body of an enum constant is a class of its own.
        Class<?> named = value instanceof Enum<?> constant ? constant.getDeclaringClass() : type;
        String name = named.getName();
        if (!name.startsWith("java.") || AllowedTypes.isCommon(name)) {
            return name;
        }
        return standIn(named);
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String name) throws IOException {
        if (!allowed.allows(name)) {
            throw ((DeserializationContext) context)
                    .invalidTypeIdException(
                            _baseType,
                            name,
                            "the class is not allowed. If recordings may hold it, allow its package '%s'"
                                    .formatted(AllowedTypes.packageOf(name)));
        }
        try {
            Class<?> type = Class.forName(name, false, loader);
            return context.constructSpecializedType(_baseType, type);
        } catch (ClassNotFoundException e) {
            throw ((DeserializationContext) context)
                    .invalidTypeIdException(
                            _baseType, name, "there is no such class here. Was it renamed since it was recorded?");
        }
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
        return JsonTypeInfo.Id.CUSTOM;
    }

    // What List.of and its like return has no public class; the reader gets a list, set or map that is equal.
    private static String standIn(Class<?> type) {
        if (SortedMap.class.isAssignableFrom(type)) {
            return "java.util.TreeMap";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "java.util.LinkedHashMap";
        }
        if (SortedSet.class.isAssignableFrom(type)) {
            return "java.util.TreeSet";
        }
        if (Set.class.isAssignableFrom(type)) {
            return "java.util.LinkedHashSet";
        }
        if (List.class.isAssignableFrom(type) || isPlainCollection(type)) {
            return "java.util.ArrayList";
        }
        throw new IllegalArgumentException(
                "A %s where the declared type does not say so cannot be read back.".formatted(type.getName()));
    }

    private static boolean isPlainCollection(Class<?> type) {
        return Collection.class.isAssignableFrom(type) && !Queue.class.isAssignableFrom(type);
    }
}

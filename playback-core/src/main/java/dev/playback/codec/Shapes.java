package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of types, kept for all values: resolved generics and the fields of classes. For any number of threads. */
final class Shapes {

    private static final long MAX_KEY = 256L * 1024 * 1024;
    private static final JavaType OBJECT = TypeFactory.defaultInstance().constructType(Object.class);

    private final Known known;
    private final long maxBytes;

    private Shapes(Known known, long maxBytes) {
        this.known = known;
        this.maxBytes = maxBytes;
    }

    static Shapes of(ClassLoader loader) {
        return new Shapes(new Known(loader), Long.MAX_VALUE);
    }

    /** What all limits share. */
    private static final class Known {
        private final PerClass<Form> forms = new PerClass<>(this::form);
        private final TypeFactory types;
        private final Codecs codecs;
        private final Map<Type, JavaType> resolved = new ConcurrentHashMap<>();
        private final Map<JavaType, BeanShape> beans = new ConcurrentHashMap<>();

        Known(ClassLoader loader) {
            this.types = TypeFactory.defaultInstance().withClassLoader(loader);
            this.codecs = Codecs.of(loader);
        }

        private Form form(Class<?> type) {
            return Form.of(type, types, codecs);
        }
    }

    Shapes limit(long bytes) {
        return new Shapes(known, bytes);
    }

    long maxBytes() {
        return maxBytes;
    }

    /** Returns the bound of a key, in which what is shared is written out. */
    long maxKeyBytes() {
        return Math.min(MAX_KEY, maxBytes);
    }

    Codecs codecs() {
        return known.codecs;
    }

    Form form(Class<?> type) {
        return known.forms.get(type);
    }

    JavaType object() {
        return OBJECT;
    }

    JavaType type(Type type) {
        if (type == Object.class) {
            return OBJECT;
        }
        JavaType resolved = known.resolved.get(type);
        return resolved == null ? known.resolved.computeIfAbsent(type, known.types::constructType) : resolved;
    }

    /** Returns {@code type} as something declared as {@code declared}, whose type arguments it keeps. */
    JavaType type(Class<?> type, JavaType declared) {
        return declared.getRawClass().isAssignableFrom(type)
                        && declared.getRawClass() != Object.class
                        && declared.hasGenericTypes()
                ? known.types.constructSpecializedType(declared, type)
                : type(type);
    }

    BeanShape of(JavaType type) {
        BeanShape shape = known.beans.get(type);
        return shape == null ? known.beans.computeIfAbsent(type, wanted -> BeanShape.of(wanted, known.types)) : shape;
    }

    /** Returns what {@code declared} gives for a type parameter of {@code of}; Object where it says nothing. */
    JavaType parameter(JavaType declared, Class<?> of, int index) {
        if (declared.getRawClass() == Object.class) {
            return OBJECT;
        }
        if (declared.isMapLikeType()) {
            return index == 0 ? declared.getKeyType() : declared.getContentType();
        }
        if (declared.isCollectionLikeType()) {
            return declared.getContentType();
        }
        if (!of.isAssignableFrom(declared.getRawClass())) {
            return argument(declared, index);
        }
        JavaType[] parameters = known.types.findTypeParameters(declared, of);
        return index < parameters.length ? parameters[index] : OBJECT;
    }

    /** Returns a type argument of {@code declared}; Object where it has none. */
    JavaType argument(JavaType declared, int index) {
        JavaType argument = declared.containedType(index);
        return argument == null ? OBJECT : argument;
    }

    /** Says whether {@code declared} tells that a value is of {@code type}. */
    static boolean tells(JavaType declared, Class<?> type) {
        Class<?> raw = declared.getRawClass();
        return raw == type || (raw.isPrimitive() && wrapped(raw) == type);
    }

    static Class<?> wrapped(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }

    /** Returns the text that is the same for all values equal to {@code value}. */
    String key(@Nullable Object value, JavaType declared) {
        GraphWriter writer = GraphWriter.ofKey(this);
        try {
            return writer.write(value, declared);
        } finally {
            writer.close();
        }
    }
}

package dev.playback.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of types, kept for all values: resolved generics and the fields of classes. For any number of threads. */
final class Shapes {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final TypeFactory types;
    private final long maxBytes;
    private final Map<JavaType, BeanShape> beans = new ConcurrentHashMap<>();

    Shapes(TypeFactory types, long maxBytes) {
        this.types = types;
        this.maxBytes = maxBytes;
    }

    Shapes limit(long bytes) {
        return new Shapes(types, bytes);
    }

    TypeFactory types() {
        return types;
    }

    BeanShape of(JavaType type) {
        BeanShape shape = beans.get(type);
        return shape == null ? beans.computeIfAbsent(type, wanted -> BeanShape.of(wanted, types)) : shape;
    }

    /** Returns what {@code declared} gives for a type parameter of {@code of}; Object where it says nothing. */
    JavaType parameter(JavaType declared, Class<?> of, int index) {
        JavaType[] parameters = types.findTypeParameters(declared, of);
        return index < parameters.length ? parameters[index] : types.constructType(Object.class);
    }

    /** Returns the text that is the same for all values equal to {@code value}. */
    String key(@Nullable Object value, JavaType declared) {
        BoundedText text = new BoundedText(maxBytes);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new GraphWriter(json, this, true).write(value, declared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes {@code value} and returns its text and, if that differs, its key. */
    Text write(@Nullable Object value, JavaType declared) throws IOException {
        BoundedText text = new BoundedText(maxBytes);
        GraphWriter writer;
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writer = new GraphWriter(json, this, false);
            writer.write(value, declared);
        }
        String written = escaped(text.toString());
        return new Text(written, writer.isPlain() ? written : escaped(key(value, declared)));
    }

    /** A written value. */
    record Text(String json, String key) {}

    // UTF-8 has no lone surrogates, Java's strings do.
    private static String escaped(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < json.length() && Character.isLowSurrogate(json.charAt(i + 1))) {
                i++;
                if (escaped != null) {
                    escaped.append(c).append(json.charAt(i));
                }
            } else if (Character.isSurrogate(c)) {
                escaped = escaped == null ? new StringBuilder(json.substring(0, i)) : escaped;
                escaped.append("\\u%04X".formatted((int) c));
            } else if (escaped != null) {
                escaped.append(c);
            }
        }
        return escaped == null ? json : escaped.toString();
    }
}

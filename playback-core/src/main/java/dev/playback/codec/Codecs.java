package dev.playback.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The codecs of one class loader, most special type first. */
final class Codecs {

    private final List<ValueCodec<?>> codecs;

    private Codecs(List<ValueCodec<?>> codecs) {
        this.codecs = codecs;
    }

    /**
     * Finds the codecs that {@code loader} sees.
     *
     * @throws IllegalArgumentException if one of them cannot be made
     */
    static Codecs of(ClassLoader loader) {
        List<ValueCodec<?>> found = new ArrayList<>();
        try {
            for (ValueCodec<?> codec : ServiceLoader.load(ValueCodec.class, loader)) {
                int at = 0;
                while (at < found.size() && !found.get(at).type().isAssignableFrom(codec.type())) {
                    at++;
                }
                found.add(at, codec);
            }
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException(
                    "A ValueCodec named in META-INF/services cannot be made: " + e.getMessage(), e);
        }
        return new Codecs(List.copyOf(found));
    }

    @Nullable
    ValueCodec<?> of(Class<?> type) {
        for (ValueCodec<?> codec : codecs) {
            if (codec.type().isAssignableFrom(type)) {
                return codec;
            }
        }
        return null;
    }

    /**
     * Returns what {@code codec} makes of {@code value}.
     *
     * @throws IllegalArgumentException if it makes nothing of it
     */
    <T> @Nullable Object write(ValueCodec<T> codec, Object value) {
        Object data = codec.write(codec.type().cast(value));
        if (data != null && of(data.getClass()) == codec) {
            throw new IllegalArgumentException(
                    "the ValueCodec %s stands a %s for a %s, which it would have to write again"
                            .formatted(
                                    codec.getClass().getName(),
                                    data.getClass().getName(),
                                    value.getClass().getName()));
        }
        return data;
    }

    /** Returns what {@code codec} makes of {@code data}, a value of {@code type}. */
    <T> Object read(ValueCodec<T> codec, @Nullable Object data, Class<?> type) {
        Object value = codec.read(data, type.asSubclass(codec.type()));
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "the ValueCodec %s made no %s".formatted(codec.getClass().getName(), type.getName()));
        }
        return value;
    }
}

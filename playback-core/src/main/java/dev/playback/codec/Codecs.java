package dev.playback.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The codecs of one class loader, most special type first. */
final class Codecs {

    /** The codecs of playback itself, by the class of a library that each is for. */
    private static final Map<String, String> OWN = Map.of(
            "com.google.protobuf.ByteString", "dev.playback.message.ByteStringCodec",
            "com.google.protobuf.Message", "dev.playback.message.ProtobufCodec",
            "org.apache.avro.generic.IndexedRecord", "dev.playback.message.AvroCodec",
            "org.apache.avro.util.Utf8", "dev.playback.message.Utf8Codec");

    private final List<ValueCodec<?>> codecs;

    private Codecs(List<ValueCodec<?>> codecs) {
        this.codecs = codecs;
    }

    /**
     * Finds the codecs that {@code loader} sees; those of the application go before those of playback.
     *
     * @throws IllegalArgumentException if one of the application's cannot be made
     */
    static Codecs of(ClassLoader loader) {
        List<ValueCodec<?>> found = new ArrayList<>();
        OWN.forEach((library, name) -> {
            ValueCodec<?> codec = own(library, name, loader);
            if (codec != null) {
                insert(found, codec);
            }
        });
        try {
            for (ValueCodec<?> codec : ServiceLoader.load(ValueCodec.class, loader)) {
                insert(found, codec);
            }
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException(
                    "A ValueCodec named in META-INF/services cannot be made: " + e.getMessage(), e);
        }
        return new Codecs(List.copyOf(found));
    }

    /** Makes a codec by its name, since this class must do without its library; null if that is not there. */
    private static @Nullable ValueCodec<?> own(String library, String name, ClassLoader loader) {
        try {
            Class.forName(library, false, loader);
            Class<?> type = Class.forName(name, true, loader);
            // Of a loader that has a playback of its own, it is another one's.
            return ValueCodec.class.isAssignableFrom(type)
                    ? type.asSubclass(ValueCodec.class).getConstructor().newInstance()
                    : null;
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("The %s of playback-core cannot be made".formatted(name), e);
        }
    }

    /** Puts {@code codec} before those of the same type and of more general ones. */
    private static void insert(List<ValueCodec<?>> ordered, ValueCodec<?> codec) {
        int at = 0;
        while (at < ordered.size() && !ordered.get(at).type().isAssignableFrom(codec.type())) {
            at++;
        }
        ordered.add(at, codec);
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

    /** Returns the class that a recording names for values of {@code type}. */
    static <T> String nameOf(ValueCodec<T> codec, Class<?> type) {
        return codec.named(type.asSubclass(codec.type())).getName();
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

package dev.playback.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Serial;
import java.io.Writer;
import java.nio.channels.Channel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses values that writing would use up or that mean nothing outside the process. The application owns them: a recorder that
 * read an iterator would take its elements away.
 */
final class RefusedValues extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1;

    private static final List<Class<?>> REFUSED = List.of(
            Iterator.class,
            BaseStream.class,
            InputStream.class,
            OutputStream.class,
            Reader.class,
            Writer.class,
            Channel.class,
            Future.class,
            CompletionStage.class,
            Thread.class,
            Lock.class,
            Executor.class,
            ClassLoader.class);

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new Serializers.Base() {
            @Override
            public @Nullable JsonSerializer<?> findSerializer(
                    SerializationConfig config, JavaType type, BeanDescription description) {
                return isRefused(type.getRawClass()) ? new Refusing() : null;
            }
        });
    }

    private static boolean isRefused(Class<?> type) {
        // An iterable may give its iterator only once; collections and paths give a new one each time.
        boolean mayBeOneShot = Iterable.class.isAssignableFrom(type)
                && !Collection.class.isAssignableFrom(type)
                && !Path.class.isAssignableFrom(type);
        return mayBeOneShot || REFUSED.stream().anyMatch(refused -> refused.isAssignableFrom(type));
    }

    private static final class Refusing extends JsonSerializer<Object> {

        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
                throws JsonMappingException {
            throw JsonMappingException.from(
                    json,
                    ("a %s would be used up by recording it, or means nothing outside this process. Intercept a method"
                                    + " that gives its content instead")
                            .formatted(value.getClass().getName()));
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator json, SerializerProvider provider, TypeSerializer typing)
                throws JsonMappingException {
            serialize(value, json, provider);
        }
    }
}

package dev.playback.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.Serial;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values to JSON text and back, by their fields alone. Safe for use by many threads. */
public final class JsonValues {

    // Exact, since two amounts that differ beyond what a double holds are different.
    private static final ObjectMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ObjectMapper mapper;
    private final AllowedTypes allowed;
    private final ClassLoader loader;

    /** Reads classes of {@code packages} and the JDK list only, through {@code loader}. */
    public JsonValues(Set<String> packages, ClassLoader loader) {
        this.allowed = new AllowedTypes(packages);
        this.loader = loader;
        this.mapper = JsonMapper.builder()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .addModule(new RefusedValues())
                .setDefaultTyping(new Typing(allowed, loader))
                .typeFactory(TypeFactory.defaultInstance().withClassLoader(loader))
                .build();
    }

    /** Reads nothing but the JDK list: enough for whoever only writes. */
    public static JsonValues writer() {
        return new JsonValues(Set.of(), JsonValues.class.getClassLoader());
    }

    /**
     * Writes {@code value} as something declared as {@code type}.
     *
     * @throws ValueException if it cannot be written
     */
    public String write(@Nullable Object value, Type type) {
        try {
            return type == void.class
                    ? "null"
                    : mapper.writerFor(mapper.constructType(type)).writeValueAsString(value);
        } catch (JsonProcessingException | IllegalArgumentException | StackOverflowError e) {
            throw new ValueException(
                    "A value declared as %s cannot be recorded: %s".formatted(type.getTypeName(), e.getMessage()), e);
        }
    }

    /**
     * Reads what {@link #write} wrote for the same type.
     *
     * @throws ValueException if the text does not fit the type or names a class that is not allowed
     */
    public @Nullable Object read(String json, Type type) {
        try {
            return type == void.class ? null : mapper.readValue(json, mapper.constructType(type));
        } catch (JsonProcessingException e) {
            throw new ValueException(
                    "A recorded value cannot be read as %s: %s".formatted(type.getTypeName(), e.getMessage()), e);
        }
    }

    /** Writes class and message of {@code error}. */
    public String writeError(Throwable error) {
        ObjectNode node = TREES.createObjectNode();
        node.put("class", error.getClass().getName());
        node.put("message", error.getMessage());
        return node.toString();
    }

    /**
     * Reads what {@link #writeError} wrote: the same class made from its message, or a {@link RecordedException} where the class is
     * not allowed or cannot be made so.
     */
    public Throwable readError(String json) {
        JsonNode node = tree(json);
        String name = node.path("class").asText();
        @Nullable
        String message =
                node.path("message").isNull() ? null : node.path("message").asText();
        if (!allowed.allowsError(name)) {
            return new RecordedException(name, message);
        }
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (!Throwable.class.isAssignableFrom(type)) {
                return new RecordedException(name, message);
            }
            var constructor = type.getDeclaredConstructor(String.class);
            if (!name.startsWith("java.")) {
                constructor.setAccessible(true);
            }
            return (Throwable) constructor.newInstance(message);
        } catch (ReflectiveOperationException e) {
            return new RecordedException(name, message);
        }
    }

    /** Parses {@code json} without making objects of it. */
    public static JsonNode tree(String json) {
        try {
            return TREES.readTree(json);
        } catch (JsonProcessingException e) {
            // Comparing must go on with a text that is no JSON.
            return TextNode.valueOf(json);
        }
    }

    /** Names the class where the declared type does not say it, but not that of declared collections and maps. */
    private static final class Typing extends ObjectMapper.DefaultTypeResolverBuilder {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient AllowedTypes allowed;
        private final transient ClassLoader loader;

        Typing(AllowedTypes allowed, ClassLoader loader) {
            // TypeNames checks each name before it is looked up, so that Jackson's own check would be the second.
            super(ObjectMapper.DefaultTyping.OBJECT_AND_NON_CONCRETE, LaissezFaireSubTypeValidator.instance);
            this.allowed = allowed;
            this.loader = loader;
            init(JsonTypeInfo.Id.CUSTOM, null);
            inclusion(JsonTypeInfo.As.PROPERTY);
            typeProperty("@class");
        }

        @Override
        public boolean useForType(JavaType type) {
            return !type.isContainerType() && super.useForType(type);
        }

        @Override
        protected TypeIdResolver idResolver(
                MapperConfig<?> config,
                JavaType declared,
                PolymorphicTypeValidator validator,
                Collection<NamedType> subtypes,
                boolean forWriting,
                boolean forReading) {
            return new TypeNames(declared, allowed, loader);
        }
    }
}

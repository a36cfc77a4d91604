package dev.playback.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.playback.recording.Outcome;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values to JSON text and back, by their fields alone: neither getters nor constructors nor annotations of the application take
 * part. Safe for use by many threads.
 */
public final class JsonValues {

    private static final int MAX_STRING = 256 * 1024 * 1024;
    private static final int MAX_NESTING = 5000;

    // Exact, since two amounts that differ beyond what a double holds are different.
    private static final ObjectMapper TREES = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_STRING)
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Shapes shapes;
    private final TypeNames names;

    /** Reads classes of {@code packages} and common JDK values only, through {@code loader}. */
    public JsonValues(Set<String> packages, ClassLoader loader) {
        this(
                new Shapes(TypeFactory.defaultInstance().withClassLoader(loader), Long.MAX_VALUE),
                new TypeNames(new AllowedTypes(packages), loader));
    }

    private JsonValues(Shapes shapes, TypeNames names) {
        this.shapes = shapes;
        this.names = names;
    }

    /** Returns values that are written up to {@code maxBytes} each; a longer one ends in a {@link ValueTooLargeException}. */
    public JsonValues limit(long maxBytes) {
        return new JsonValues(shapes.limit(maxBytes), names);
    }

    /** Reads nothing but common JDK values: enough for whoever only writes. */
    public static JsonValues writer() {
        return new JsonValues(Set.of(), JsonValues.class.getClassLoader());
    }

    /**
     * Writes {@code value} as something declared as {@code type}. What recording would use up, or what means nothing outside the
     * process, is written as a marker.
     *
     * @throws ValueException if it is nested too deep or its fields cannot be read
     * @throws ValueTooLargeException if it is longer than the {@link #limit}
     */
    public String write(@Nullable Object value, Type type) {
        return written(value, type).json();
    }

    /**
     * Writes {@code value} as a text that is the same for all equal values: whatever the order of maps and sets, the kind of
     * lists, and shared parts.
     *
     * @throws ValueException as {@link #write} does
     */
    public String writeKey(@Nullable Object value, Type type) {
        return written(value, type).key();
    }

    private Shapes.Text written(@Nullable Object value, Type type) {
        if (type == void.class) {
            return new Shapes.Text("null", "null");
        }
        try {
            return shapes.write(value, shapes.types().constructType(type));
        } catch (ValueTooLargeException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new ValueException(
                    "A value declared as %s cannot be recorded: %s".formatted(type.getTypeName(), e.getMessage()), e);
        }
    }

    /**
     * Reads what {@link #write} wrote for the same type.
     *
     * @throws ValueException if the text does not fit the type or names a class that is not allowed
     * @throws OpaqueValueException if the value as a whole could not be recorded
     */
    public @Nullable Object read(String json, Type type) {
        if (type == void.class) {
            return null;
        }
        GraphReader reader = new GraphReader(shapes, names);
        try {
            return reader.read(TREES.readTree(json), shapes.types().constructType(type));
        } catch (OpaqueValueException e) {
            throw e;
        } catch (JsonProcessingException | RuntimeException | StackOverflowError e) {
            throw new ValueException(
                    "A recorded value cannot be read as %s, at '%s': %s"
                            .formatted(type.getTypeName(), reader.place(), e.getMessage()),
                    e);
        }
    }

    /** Writes {@code error} with its causes, fields and stack trace. */
    public String writeError(Throwable error) {
        return write(error, Throwable.class);
    }

    /**
     * Reads what {@link #writeError} wrote: an exception of the same class, or a {@link RecordedException} where the class is not
     * allowed or not there.
     */
    public Throwable readError(String json) {
        Object error = read(json, Throwable.class);
        return error == null ? new RecordedException("nothing", null) : (Throwable) error;
    }

    /**
     * Writes the arguments of a call to something with {@code types} as parameters.
     *
     * @param inKey the indices of those in the key; null for all
     */
    public WrittenArguments writeArguments(@Nullable Object[] arguments, Type[] types, @Nullable List<Integer> inKey) {
        List<String> json = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            Shapes.Text text = written(arguments[i], types[i]);
            json.add(text.json());
            if (inKey == null || inKey.contains(i)) {
                keys.add(text.key());
            }
        }
        return WrittenArguments.of(json, keys);
    }

    /** Writes what a call declared to return {@code type} returned or threw. */
    public String writeOutcome(Outcome outcome, Type type) {
        return outcome instanceof Outcome.Threw threw
                ? writeError(threw.error())
                : write(((Outcome.Returned) outcome).value(), type);
    }

    /**
     * Parses {@code json} for comparison, without making objects of it: kinds of JDK collections and stack traces are dropped,
     * shared parts stand in full.
     */
    public static JsonNode tree(String json) {
        try {
            return new ComparableTree(TREES.readTree(json)).tree();
        } catch (JsonProcessingException e) {
            // Comparing must go on with a text that is no JSON.
            return TextNode.valueOf(json);
        } catch (StackOverflowError e) {
            // Nested deeper than any value that was written; as a text it is compared all the same.
            return TextNode.valueOf(json);
        }
    }
}

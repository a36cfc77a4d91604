package dev.playback.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.playback.recording.Outcome;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values to JSON text and back, by their fields alone: neither getters nor constructors nor annotations of the application take
 * part. Safe for use by many threads.
 */
public final class JsonValues {

    private static final Logger LOG = LoggerFactory.getLogger(JsonValues.class);
    private static final int MAX_STRING = 256 * 1024 * 1024;
    private static final int MAX_NESTING = 1000;
    private static final int MAX_DIGITS = 1000;
    private static final long MOST_MORE = 4 * 1024 * 1024;

    // Exact, since two amounts that differ beyond what a double holds are different.
    private static final ObjectMapper TREES = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_STRING)
                            .maxNameLength(MAX_STRING)
                            .maxNestingDepth(MAX_NESTING)
                            .maxNumberLength(MAX_DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Shapes shapes;
    private final TypeNames names;

    /**
     * Reads classes of {@code packages} and of those in the setting {@code playback.allow}, and common JDK values, through
     * {@code loader}.
     */
    public JsonValues(Set<String> packages, ClassLoader loader) {
        this(Shapes.of(loader), new TypeNames(AllowedTypes.of(packages, Signatures.allowed()), Renames.NONE, loader));
    }

    private JsonValues(Shapes shapes, TypeNames names) {
        this.shapes = shapes;
        this.names = names;
    }

    /** Reads nothing but common JDK values: enough for whoever only writes. */
    public static JsonValues writer() {
        return new JsonValues(Set.of(), JsonValues.class.getClassLoader());
    }

    /**
     * Reads what recordings of {@code service} may hold: classes of its package, of the packages of all types in the signatures of
     * its methods, of {@code more}, and of those in the setting {@code playback.allow}.
     */
    public static JsonValues of(Class<?> service, Set<String> more) {
        Set<String> packages = Signatures.packagesOf(service);
        packages.addAll(more);
        return new JsonValues(packages, service.getClassLoader());
    }

    /** Returns values that are written up to {@code maxBytes} each; a longer one ends in a {@link ValueTooLargeException}. */
    public JsonValues limit(long maxBytes) {
        return new JsonValues(shapes.limit(maxBytes), names);
    }

    /**
     * Returns values that are read by present names where recordings have former ones.
     *
     * @param names present names by former ones: of classes as {@code com.shop.OldOrder}, of fields and constants of enums as
     *     {@code com.shop.Order#oldField}, whose class has its present name
     */
    public JsonValues renaming(Map<String, String> names) {
        return new JsonValues(shapes, this.names.with(new Renames(names)));
    }

    /**
     * Writes {@code value} as something declared as {@code type}. What recording would use up, or what means nothing outside the
     * process, is written as a marker.
     *
     * @throws ValueException if its fields cannot be read
     * @throws ValueTooLargeException if it is longer than the {@link #limit}
     */
    public String write(@Nullable Object value, Type type) {
        return written(value, type, false).json();
    }

    /**
     * Writes {@code value} as a text that is the same for all equal values: whatever the order of maps and sets, the kind of
     * lists, and shared parts.
     *
     * @throws ValueException as {@link #write} does
     * @throws ValueTooLargeException if it is longer than the {@link #limit}
     */
    public String writeKey(@Nullable Object value, Type type) {
        return written(value, type, true).key();
    }

    /** A written value. The key is the same text, unless it was asked for. */
    private record Text(String json, String key) {}

    private Text written(@Nullable Object value, Type type, boolean withKey) {
        String simple = SimpleText.of(value, type);
        if (simple != null && simple.length() <= shapes.maxBytes()) {
            return new Text(simple, simple);
        }
        String json;
        boolean isKey;
        GraphWriter writer = GraphWriter.ofValue(shapes, withKey);
        try {
            json = writer.write(value, shapes.type(type));
            isKey = !withKey || writer.isPlain();
        } catch (ValueTooLargeException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw notWritten(type, writer.place(), e);
        } finally {
            writer.close();
        }
        return new Text(json, isKey ? json : key(value, type, json));
    }

    // In full: shared parts or not, equal values have equal keys. Where parts share parts again and again that takes
    // forever, and what was written of the value itself has to do.
    private String key(@Nullable Object value, Type type, String json) {
        try {
            return shapes.limit(json.length() + MOST_MORE).key(value, shapes.type(type));
        } catch (ValueTooLargeException e) {
            return json;
        } catch (RuntimeException | StackOverflowError e) {
            throw notWritten(type, "", e);
        }
    }

    private static ValueException notWritten(Type type, String place, Throwable cause) {
        return new ValueException(
                "A value declared as %s cannot be recorded, at '%s': %s"
                        .formatted(type.getTypeName(), place, message(cause)),
                cause);
    }

    /**
     * Reads what {@link #write} wrote for the same type, and logs what could be read though it is not as it was recorded.
     *
     * @throws ValueException if the text does not fit the type or names a class that is not allowed
     * @throws OpaqueValueException if the value as a whole could not be recorded
     */
    public @Nullable Object read(String json, Type type) {
        return read(json, type, LOG::warn);
    }

    /**
     * Reads what {@link #write} wrote for the same type.
     *
     * @param notes takes a sentence for each thing that could be read though it is not as it was recorded: a field that the class
     *     does not have any more, or a value that could not be recorded where only null can stand
     * @throws ValueException if the text does not fit the type or names a class that is not allowed
     * @throws OpaqueValueException if the value as a whole could not be recorded
     */
    public @Nullable Object read(String json, Type type, Consumer<String> notes) {
        if (type == void.class) {
            return null;
        }
        String place = "";
        try (JsonParser parser = TREES.createParser(json)) {
            GraphReader reader = new GraphReader(parser, References.in(json, TREES), shapes, names, notes);
            try {
                return reader.readAll(shapes.type(type));
            } catch (IOException | RuntimeException | StackOverflowError e) {
                place = reader.place();
                throw e;
            }
        } catch (OpaqueValueException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new ValueException(
                    "A recorded value cannot be read as %s, at '%s': %s"
                            .formatted(type.getTypeName(), place, message(e)),
                    e);
        }
    }

    // Not with the source: it may be long, and is at hand.
    private static String message(Throwable e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return message == null ? e.toString() : message;
    }

    /** Writes {@code error} with its causes, fields and stack trace. */
    public String writeError(Throwable error) {
        return write(error, Throwable.class);
    }

    /**
     * Reads what {@link #writeError} wrote: an exception of the same class, or a {@link RecordedException} where the class is not
     * allowed or not there. Its stack trace is its own; {@link #recordedTrace} has that of the recorded one.
     */
    public Throwable readError(String json) {
        Object error = read(json, Throwable.class);
        return error == null ? new RecordedException("nothing", null) : (Throwable) error;
    }

    /** Returns the stack trace, cut at 16,384 characters, of an exception that {@link #writeError} wrote. */
    public static Optional<String> recordedTrace(String json) {
        JsonNode trace = parsed(json).path("@trace");
        return trace.isTextual() ? Optional.of(trace.textValue()) : Optional.empty();
    }

    /**
     * Writes the arguments of a call to something with {@code types} as parameters.
     *
     * @param inKey the indices of those in the key; null for all
     */
    public WrittenArguments writeArguments(@Nullable Object[] arguments, Type[] types, @Nullable List<Integer> inKey) {
        List<String> json = new ArrayList<>(types.length);
        List<String> keys = new ArrayList<>(types.length);
        for (int i = 0; i < types.length; i++) {
            boolean isInKey = inKey == null || inKey.contains(i);
            Text text = written(arguments[i], types[i], isInKey);
            json.add(text.json());
            if (isInKey) {
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
     * shared parts stand in full, and where a value holds itself stands how many levels up.
     */
    public static JsonNode tree(String json) {
        return new ComparableTree(parsed(json), false).tree();
    }

    /** Says whether {@code array}, of a {@link #tree}, holds what has no order, such as the items of a hashed set. */
    public static boolean isUnordered(JsonNode array) {
        return array instanceof UnorderedItems;
    }

    /** Parses {@code json} as {@link #tree} does, but keeps kinds of collections, as {@code @type}, and stack traces. */
    public static JsonNode fullTree(String json) {
        return new ComparableTree(parsed(json), true).tree();
    }

    private static JsonNode parsed(String json) {
        try {
            return TREES.readTree(json);
        } catch (JsonProcessingException e) {
            // Comparing must go on with a text that is no JSON.
            return TextNode.valueOf(json);
        } catch (StackOverflowError e) {
            // Nested deeper than any value that was written; as a text it is compared all the same.
            return TextNode.valueOf(json);
        }
    }
}

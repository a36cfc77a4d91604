package dev.playback.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value as JSON: its fields, with class names where the declared type does not tell them and pointers where an object
 * stands again. For one use by one thread. Long since it is one plain distinction of cases.
 */
final class GraphWriter {

    private static final int MAX_DEPTH = 1000;

    private final JsonGenerator json;
    private final Shapes shapes;
    private final boolean forKey;
    private final IdentityHashMap<Object, Step> seen = new IdentityHashMap<>();
    private Step at = Step.ROOT;
    private int depth;
    private boolean plain = true;

    /**
     * @param forKey whether the text is to be the same for equal values: collections without their kind, all maps and sets
     *     sorted, shared objects written out
     */
    GraphWriter(JsonGenerator json, Shapes shapes, boolean forKey) {
        this.json = json;
        this.shapes = shapes;
        this.forKey = forKey;
    }

    /** Says whether the text so far would be the same for a key. */
    boolean isPlain() {
        return plain;
    }

    void write(@Nullable Object value, JavaType declared) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        Class<?> type = value.getClass();
        boolean told = wrapped(declared.getRawClass()) == type;
        Scalar<?> scalar = Scalar.of(type);
        if (scalar != null) {
            writeScalar(value, scalar, told || scalar.type() == declared.getRawClass());
        } else if (value instanceof Enum<?> constant) {
            writeEnum(constant, declared);
        } else if (Opaque.isOpaque(value)) {
            writeOpaque(type);
        } else {
            writeOnce(value, declared, told);
        }
    }

    private void writeScalar(Object value, Scalar<?> scalar, boolean told) throws IOException {
        if (value instanceof String || value instanceof Boolean || value instanceof Integer || isFinite(value)) {
            writeNatural(value);
        } else if (told) {
            if (value instanceof Number && !isFloating(value)) {
                json.writeRawValue(scalar.write(value));
            } else {
                json.writeString(scalar.write(value));
            }
        } else {
            json.writeStartObject();
            json.writeStringField("@type", scalar.name());
            json.writeStringField("@value", scalar.write(value));
            json.writeEndObject();
        }
    }

    private void writeNatural(Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else {
            json.writeRawValue(value.toString());
        }
    }

    private static boolean isFloating(Object value) {
        return value instanceof Double
                || value instanceof Float
                || !(value.getClass().getName().startsWith("java.lang.")
                        || value.getClass().getName().startsWith("java.math."));
    }

    // JSON has no other doubles, and readers drop the sign of -0.0.
    private static boolean isFinite(Object value) {
        return value instanceof Double number && Double.isFinite(number) && Double.compare(number, -0.0) != 0;
    }

    private void writeEnum(Enum<?> constant, JavaType declared) throws IOException {
        if (declared.getRawClass() == constant.getDeclaringClass()) {
            json.writeString(constant.name());
        } else {
            json.writeStartObject();
            json.writeStringField("@type", constant.getDeclaringClass().getName());
            json.writeStringField("@value", constant.name());
            json.writeEndObject();
        }
    }

    private void writeOpaque(Class<?> type) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "@opaque",
                type.isHidden() || type.getName().contains("/")
                        ? type.getName().replaceAll("(\\$\\$Lambda).*", "$1")
                        : type.getName());
        json.writeEndObject();
    }

    private void writeOnce(Object value, JavaType declared, boolean told) throws IOException {
        Step before = seen.putIfAbsent(value, at);
        if (before != null) {
            plain = false;
            json.writeStartObject();
            json.writeStringField("@ref", before.pointer());
            json.writeEndObject();
            return;
        }
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "it is nested more than %d deep at %s".formatted(MAX_DEPTH, at.pointer()));
        }
        writeContent(value, declared, told);
        depth--;
        if (forKey) {
            // In a key only a cycle points back: equal values have equal keys, shared parts or not.
            seen.remove(value);
        }
    }

    private void writeContent(Object value, JavaType declared, boolean told) throws IOException {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            writeArray(value, declared, told);
        } else if (CollectionKind.isJdkCollection(value)) {
            writeJdkCollection(value, declared);
        } else if (value instanceof Optional<?> optional) {
            writeBox("Optional", optional.orElse(null), declared, told);
        } else if (value instanceof AtomicReference<?> reference) {
            writeBox("AtomicReference", reference.get(), declared, told);
        } else if (Opaque.isEntry(value)) {
            writeEntry((Map.Entry<?, ?>) value, declared);
        } else if (value instanceof Throwable error) {
            writeError(error, told);
        } else if (type == Object.class) {
            json.writeStartObject();
            json.writeStringField("@type", "java.lang.Object");
            json.writeEndObject();
        } else if (Opaque.isJdk(type) || (BeanShape.hasHiddenState(type) && !BeanShape.isExtendedCollection(type))) {
            writeOpaque(type);
        } else {
            writeBean(value, declared, told);
        }
    }

    private void writeArray(Object array, JavaType declared, boolean told) throws IOException {
        if (!told) {
            json.writeStartObject();
            json.writeStringField("@type", TypeNames.nameOf(array.getClass()));
            json.writeFieldName("@items");
        }
        JavaType component = told && declared.getContentType() != null
                ? declared.getContentType()
                : shapes.types().constructType(array.getClass().getComponentType());
        Step here = at;
        Step items = told ? here : here.to("@items");
        json.writeStartArray();
        for (int i = 0; i < Array.getLength(array); i++) {
            at = items.to(i);
            write(Array.get(array, i), component);
        }
        json.writeEndArray();
        at = here;
        if (!told) {
            json.writeEndObject();
        }
    }

    private void writeJdkCollection(Object value, JavaType declared) throws IOException {
        if (value instanceof EnumSet<?> set) {
            writeItems("EnumSet", enumTypeOf(set), set, contentOf(declared));
            return;
        }
        if (value instanceof EnumMap<?, ?> map) {
            Class<?> key = map.isEmpty() ? null : map.keySet().iterator().next().getDeclaringClass();
            writeMap(key == null ? null : "EnumMap", key, map, declared, false);
            return;
        }
        CollectionKind kind = CollectionKind.of(value);
        if (kind == null) {
            writeOpaque(value.getClass());
            return;
        }
        String name = forKey || kind.equals(CollectionKind.standard(declared.getRawClass())) ? null : kind.name();
        Comparator<?> comparator = comparatorOf(value);
        if (comparator != null && !forKey) {
            writeSorted(value, name == null ? kind.name() : name, comparator, declared);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(name, null, map, declared, kind.unordered());
        } else {
            Collection<?> items = (Collection<?>) value;
            boolean sort = kind.unordered() || (forKey && value instanceof Set<?>);
            writeItems(name, null, sort ? sorted(items, contentOf(declared)) : items, contentOf(declared));
        }
    }

    private void writeSorted(Object value, String name, Comparator<?> comparator, JavaType declared)
            throws IOException {
        plain = false;
        json.writeStartObject();
        json.writeStringField("@type", name);
        Step here = at;
        json.writeFieldName("@comparator");
        at = here.to("@comparator");
        if (comparator.equals(Collections.reverseOrder())) {
            json.writeString("reverse");
        } else if (comparator.equals(String.CASE_INSENSITIVE_ORDER)) {
            json.writeString("caseInsensitive");
        } else {
            write(comparator, shapes.types().constructType(Object.class));
        }
        at = here;
        if (value instanceof Map<?, ?> map) {
            writeEntries(map, keyOf(declared), valueOf(declared), false);
        } else {
            json.writeFieldName("@items");
            writeArrayOf((Collection<?>) value, contentOf(declared), here.to("@items"));
        }
        json.writeEndObject();
    }

    private void writeItems(@Nullable String name, @Nullable Class<?> keyType, Collection<?> items, JavaType content)
            throws IOException {
        Step here = at;
        if (name == null) {
            plain &= !forKey && items instanceof List<?>;
            writeArrayOf(items, content, here);
        } else {
            plain = false;
            json.writeStartObject();
            json.writeStringField("@type", name);
            if (keyType != null) {
                json.writeStringField("@key", keyType.getName());
            }
            json.writeFieldName("@items");
            writeArrayOf(items, content, here.to("@items"));
            json.writeEndObject();
        }
        at = here;
    }

    private void writeArrayOf(Collection<?> items, JavaType content, Step here) throws IOException {
        json.writeStartArray();
        int i = 0;
        for (Object item : items) {
            at = here.to(i++);
            write(item, content);
        }
        json.writeEndArray();
    }

    private void writeMap(
            @Nullable String name, @Nullable Class<?> keyType, Map<?, ?> map, JavaType declared, boolean unordered)
            throws IOException {
        plain = false;
        json.writeStartObject();
        if (name != null && !forKey) {
            json.writeStringField("@type", name);
            if (keyType != null) {
                json.writeStringField("@key", keyType.getName());
            }
        }
        Step here = at;
        writeEntries(map, keyOf(declared), valueOf(declared), unordered || forKey);
        at = here;
        json.writeEndObject();
    }

    private void writeEntries(Map<?, ?> map, JavaType key, JavaType value, boolean sort) throws IOException {
        Step here = at;
        if (map.keySet().stream().allMatch(String.class::isInstance)) {
            List<? extends Map.Entry<?, ?>> entries = sort
                    ? map.entrySet().stream()
                            .sorted(Comparator.comparing(entry -> (String) entry.getKey()))
                            .toList()
                    : List.copyOf(map.entrySet());
            for (Map.Entry<?, ?> entry : entries) {
                String name = fieldName((String) entry.getKey());
                json.writeFieldName(name);
                at = here.to(name);
                write(entry.getValue(), value);
            }
        } else {
            json.writeArrayFieldStart("@entries");
            int i = 0;
            for (Object each : sort ? sorted(map.keySet(), key) : map.keySet()) {
                Step pair = here.to("@entries").to(i++);
                json.writeStartArray();
                at = pair.to(0);
                write(each, key);
                at = pair.to(1);
                write(map.get(each), value);
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        at = here;
    }

    private void writeBox(String name, @Nullable Object content, JavaType declared, boolean told) throws IOException {
        Step here = at;
        json.writeStartObject();
        if (!told) {
            json.writeStringField("@type", name);
        }
        if (content != null) {
            json.writeFieldName("@value");
            at = here.to("@value");
            write(content, declared.containedTypeOrUnknown(0));
        }
        at = here;
        json.writeEndObject();
    }

    private void writeEntry(Map.Entry<?, ?> entry, JavaType declared) throws IOException {
        Step here = at;
        json.writeStartObject();
        json.writeStringField(
                "@type", entry.getClass().getSimpleName().equals("SimpleEntry") ? "SimpleEntry" : "Map.entry");
        json.writeFieldName("@key");
        at = here.to("@key");
        write(entry.getKey(), declared.containedTypeOrUnknown(0));
        json.writeFieldName("@value");
        at = here.to("@value");
        write(entry.getValue(), declared.containedTypeOrUnknown(1));
        at = here;
        json.writeEndObject();
    }

    private void writeError(Throwable error, boolean told) throws IOException {
        Step here = at;
        JavaType any = shapes.types().constructType(Object.class);
        json.writeStartObject();
        if (!told) {
            json.writeStringField("@type", error.getClass().getName());
        }
        json.writeStringField("@message", Errors.messageOf(error));
        if (error.getCause() != null) {
            json.writeFieldName("@cause");
            at = here.to("@cause");
            write(error.getCause(), any);
        }
        if (error.getSuppressed().length > 0) {
            json.writeFieldName("@suppressed");
            writeArrayOf(List.of(error.getSuppressed()), any, here.to("@suppressed"));
        }
        Errors.SqlState sql = Errors.sqlStateOf(error);
        if (sql != null) {
            json.writeStringField("@sqlState", sql.state());
            json.writeNumberField("@errorCode", sql.code());
        }
        writeSlots(error, shapes.of(shapes.types().constructType(error.getClass())), here);
        if (!forKey) {
            json.writeStringField("@trace", Errors.traceOf(error));
            plain = false;
        }
        json.writeEndObject();
    }

    private void writeBean(Object value, JavaType declared, boolean told) throws IOException {
        Class<?> type = namedClass(value.getClass());
        boolean isNamed = !told && type != declared.getRawClass();
        JavaType bean = isNamed ? shapes.types().constructType(type) : declared;
        Step here = at;
        json.writeStartObject();
        if (isNamed) {
            json.writeStringField("@type", type.getName());
        }
        if (BeanShape.hasHiddenState(type)) {
            if (value instanceof Map<?, ?> map) {
                writeEntries(map, keyOf(bean), valueOf(bean), forKey);
            } else {
                json.writeFieldName("@items");
                writeArrayOf((Collection<?>) value, contentOf(bean), here.to("@items"));
            }
        }
        writeSlots(value, shapes.of(bean), here);
        json.writeEndObject();
    }

    private void writeSlots(Object value, BeanShape shape, Step here) throws IOException {
        for (BeanShape.Slot slot : shape.slots()) {
            json.writeFieldName(slot.name());
            at = here.to(slot.name());
            write(slot.get(value), slot.type());
        }
        at = here;
    }

    // A generated subclass (a proxy) is not there when the recording is read; what it extends is.
    private static Class<?> namedClass(Class<?> type) {
        Class<?> named = type;
        while (named.getName().contains("$$") && named.getSuperclass() != Object.class) {
            named = named.getSuperclass();
        }
        return named;
    }

    private List<?> sorted(Collection<?> items, JavaType content) {
        return items.stream()
                .sorted(Comparator.comparing((Object item) -> shapes.key(item, content)))
                .toList();
    }

    private static @Nullable Comparator<?> comparatorOf(Object value) {
        if (value instanceof SortedSet<?> set) {
            return set.comparator();
        }
        if (value instanceof PriorityQueue<?> queue) {
            return queue.comparator();
        }
        return value instanceof SortedMap<?, ?> map ? map.comparator() : null;
    }

    private static @Nullable Class<?> enumTypeOf(EnumSet<?> set) {
        Collection<?> witness = set.isEmpty() ? EnumSet.complementOf(set) : set;
        return witness.isEmpty() ? null : ((Enum<?>) witness.iterator().next()).getDeclaringClass();
    }

    /** Returns the JSON field of a map's key; those of our own start with one {@code @}. */
    static String fieldName(String key) {
        return key.startsWith("@") ? "@" + key : key;
    }

    private JavaType contentOf(JavaType declared) {
        return parameter(declared, Collection.class, 0);
    }

    private JavaType keyOf(JavaType declared) {
        return parameter(declared, Map.class, 0);
    }

    private JavaType valueOf(JavaType declared) {
        return parameter(declared, Map.class, 1);
    }

    private JavaType parameter(JavaType declared, Class<?> of, int index) {
        return shapes.parameter(declared, of, index);
    }

    static Class<?> wrapped(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }
}

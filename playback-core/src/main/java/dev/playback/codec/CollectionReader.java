package dev.playback.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads arrays, collections and maps for a {@link GraphReader}. */
final class CollectionReader {

    static final String RECORDED_ORDER =
            "there was an order that cannot be recorded; it is the order of the recorded items";
    private static final int FIRST_SIZE = 8;

    private final GraphReader reader;
    private final JsonParser parser;

    // Tables that search all keys of one hash code.
    private final IdentityHashMap<Map<?, ?>, HashLimits.Counts> unsorted = new IdentityHashMap<>();

    CollectionReader(GraphReader reader) {
        this.reader = reader;
        this.parser = reader.parser();
    }

    /** Adds the items of the array that begins with the current token. */
    void addAll(Collection<?> collection, JavaType declared) throws IOException {
        add(collection, declared, true);
    }

    /** Puts one field, or all entries, into a map. */
    @SuppressWarnings("unchecked") // As in add.
    void putField(Map<?, ?> map, JavaType declared, String field, boolean mayWait) throws IOException {
        Map<@Nullable Object, @Nullable Object> target = (Map<@Nullable Object, @Nullable Object>) map;
        JavaType key = reader.shapes().parameter(declared, Map.class, 0);
        JavaType content = reader.shapes().parameter(declared, Map.class, 1);
        if (field.equals("@entries")) {
            parser.nextToken();
            pairs(target, key, content, mayWait);
        } else {
            put(target, key, field, content, mayWait);
        }
    }

    /** Reads a bare array as a collection of a kind. */
    Object items(CollectionKind kind, JavaType declared, @Nullable String place) throws IOException {
        Object empty = kind.empty().get();
        if (!(empty instanceof Collection<?> collection)) {
            throw new IllegalArgumentException("a list stands where a map is declared");
        }
        keepOpen(kind, place, empty);
        add(collection, declared, kind.finish() == null);
        return keepWhole(kind, place, empty);
    }

    /** Reads a bare object, of which {@code field} is the first one, as a map of a kind. */
    Object fields(CollectionKind kind, JavaType declared, @Nullable String place, @Nullable String field)
            throws IOException {
        Object empty = kind.empty().get();
        keepOpen(kind, place, empty);
        fill(empty, declared, field, kind.finish() == null);
        return keepWhole(kind, place, empty);
    }

    /** Reads what a name says to be of a kind. */
    Object named(CollectionKind kind, JavaType declared, @Nullable String place, @Nullable String field)
            throws IOException {
        if (field == null && declared.getRawClass() == EnumMap.class) {
            return reader.keep(place, emptyEnumMap(declared));
        }
        if ("@defaults".equals(field) && kind.name().equals("Properties")) {
            return withDefaults(declared, place);
        }
        if (QueueCapacity.FIELD.equals(field)) {
            Object bounded = reader.keep(place, QueueCapacity.read(kind.empty().get(), parser));
            fill(bounded, declared, parser.nextFieldName(), true);
            return bounded;
        }
        if (!"@comparator".equals(field)) {
            return fields(kind, declared, place, field);
        }
        parser.nextToken();
        Object read = comparator();
        Object empty = kind.empty().get();
        if (Opaque.isStandIn(read)) {
            reader.note(RECORDED_ORDER);
            CollectionKind linked =
                    empty instanceof Map<?, ?> ? CollectionKind.LINKED_HASH_MAP : CollectionKind.LINKED_HASH_SET;
            boolean isLinked = !(empty instanceof Queue<?>)
                    && declared.getRawClass().isInstance(linked.empty().get());
            if (isLinked) {
                return fields(linked, declared, place, parser.nextFieldName());
            }
        }
        Object ordered = ordered(empty, orderOf(read));
        keepOpen(kind, place, ordered);
        fill(ordered, declared, parser.nextFieldName(), kind.finish() == null);
        return keepWhole(kind, place, ordered);
    }

    // Earlier recordings do not tell the enum of an empty map.
    @SuppressWarnings({"unchecked", "rawtypes"}) // The class is checked to be an enum.
    private Object emptyEnumMap(JavaType declared) {
        Class type = reader.shapes().parameter(declared, Map.class, 0).getRawClass();
        if (!type.isEnum()) {
            throw new IllegalArgumentException("nothing tells the enum of an empty EnumMap");
        }
        return new EnumMap(type);
    }

    private Object withDefaults(JavaType declared, @Nullable String place) throws IOException {
        parser.nextToken();
        Properties defaults = (Properties) reader.value(reader.shapes().type(Properties.class));
        Properties properties = reader.keep(place, new Properties(defaults));
        fill(properties, declared, parser.nextFieldName(), true);
        return properties;
    }

    private static Object ordered(Object empty, Comparator<@Nullable Object> comparator) {
        if (empty instanceof ConcurrentSkipListMap<?, ?>) {
            return new ConcurrentSkipListMap<>(comparator);
        }
        if (empty instanceof ConcurrentSkipListSet<?>) {
            return new ConcurrentSkipListSet<>(comparator);
        }
        if (empty instanceof PriorityBlockingQueue<?>) {
            return new PriorityBlockingQueue<>(1, comparator);
        }
        if (empty instanceof PriorityQueue<?>) {
            return new PriorityQueue<>(comparator);
        }
        return empty instanceof Map<?, ?> ? new TreeMap<>(comparator) : new TreeSet<>(comparator);
    }

    /** Reads what stands as an order. */
    @Nullable
    Object comparator() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText().equals("reverse") ? Collections.reverseOrder() : String.CASE_INSENSITIVE_ORDER;
        }
        return reader.value(reader.shapes().type(Comparator.class));
    }

    @SuppressWarnings("unchecked") // A comparator is only ever asked about what it was recorded with.
    static Comparator<@Nullable Object> orderOf(@Nullable Object read) {
        return read == null || Opaque.isStandIn(read) ? new RecordedOrder(read) : (Comparator<@Nullable Object>) read;
    }

    /** Reads a collection of a library. */
    Object library(LibraryKind kind, JavaType declared, @Nullable String place, @Nullable String field)
            throws IOException {
        Object content = kind.empty();
        Comparator<@Nullable Object> order = null;
        if ("@comparator".equals(field)) {
            parser.nextToken();
            order = libraryOrder();
            fill(content, declared, parser.nextFieldName(), false);
        } else {
            fill(content, declared, field, false);
        }
        if (order instanceof RecordedOrder recorded) {
            // However the library sorts, each is seen in its turn.
            (content instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) content).forEach(recorded::see);
        }
        if (content instanceof List<?> items && kind.type().endsWith("Set")) {
            HashLimits.check(items, 1, reader.references().areWanted());
        }
        if (content instanceof Map<?, ?> map && kind.hashesValues()) {
            HashLimits.check(
                    new ArrayList<>(map.values()), 1, reader.references().areWanted());
        }
        if (kind.isUnordered()) {
            HashLimits.checkAll(content instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) content);
        }
        return reader.keep(place, kind.make(content, order, reader.names().loader()));
    }

    private Comparator<@Nullable Object> libraryOrder() throws IOException {
        Object read = comparator();
        if (Opaque.isStandIn(read)) {
            reader.note(RECORDED_ORDER);
        }
        return orderOf(read);
    }

    /** Reads a set or map of constants of an enum. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // The class is checked to be an enum.
    Object ofEnum(String name, JavaType declared, @Nullable String place, @Nullable String field) throws IOException {
        if (!"@key".equals(field)) {
            // Nothing tells the enum of an empty set of an enum without constants.
            reader.skipRest(field);
            return reader.keep(place, new HashSet<>());
        }
        JavaType key = reader.shapes().argument(declared, 0);
        Class type = reader.names().classOf(reader.text(), key);
        if (!type.isEnum()) {
            throw new IllegalArgumentException("the class %s is no enum any more".formatted(type.getName()));
        }
        Object empty = name.equals("EnumSet") ? EnumSet.noneOf(type) : new EnumMap(type);
        reader.keep(place, empty);
        fill(empty, declared, parser.nextFieldName(), true);
        return empty;
    }

    Object entry(String name, JavaType declared, @Nullable String field) throws IOException {
        GraphReader.expect("@key", field);
        parser.nextToken();
        Object key = reader.content(reader.shapes().argument(declared, 0));
        GraphReader.expect("@value", parser.nextFieldName());
        parser.nextToken();
        Object value = reader.content(reader.shapes().argument(declared, 1));
        reader.end();
        return name.equals("SimpleEntry") || key == null || value == null
                ? new AbstractMap.SimpleEntry<>(key, value)
                : Map.entry(key, value);
    }

    /** Reads a bare array as an array. */
    Object array(JavaType declared, @Nullable String place) throws IOException {
        Class<?> component = declared.getRawClass().getComponentType();
        JavaType content =
                declared.getContentType() == null ? reader.shapes().type(component) : declared.getContentType();
        expectArray();
        Object array = Array.newInstance(component, FIRST_SIZE);
        Map<Integer, References.Later> later = new HashMap<>();
        int size = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; size++) {
            if (size == Array.getLength(array)) {
                array = resized(array, size, 2 * size);
            }
            Object item = reader.valueOrLater(content);
            if (item instanceof References.Later made) {
                later.put(size, made);
            } else {
                set(array, size, item);
            }
        }
        Object whole = resized(array, size, size);
        later.forEach((index, made) -> reader.references().whenMade(made, item -> Array.set(whole, index, item)));
        return reader.keep(place, whole);
    }

    private static void set(Object array, int index, @Nullable Object item) {
        if (item == null && array.getClass().getComponentType().isPrimitive()) {
            throw new IllegalArgumentException(
                    "it is null, but the items are " + array.getClass().getComponentType());
        }
        Array.set(array, index, item);
    }

    private static Object resized(Object array, int size, int newSize) {
        Object resized = Array.newInstance(array.getClass().getComponentType(), newSize);
        System.arraycopy(array, 0, resized, 0, size);
        return resized;
    }

    private void expectArray() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("no list of items stands there");
        }
    }

    private void keepOpen(CollectionKind kind, @Nullable String place, Object empty) {
        if (kind.finish() == null) {
            reader.keep(place, empty);
        }
    }

    private Object keepWhole(CollectionKind kind, @Nullable String place, Object filled) {
        if (kind.name().equals("Set.of")) {
            HashLimits.checkAll((Collection<?>) filled);
        } else if (kind.name().equals("Map.of")) {
            HashLimits.checkAll(((Map<?, ?>) filled).keySet());
        }
        return kind.finish() == null ? filled : reader.keep(place, kind.finish().apply(filled));
    }

    // With the fields of an object, of which the given one is the first.
    private void fill(Object container, JavaType declared, @Nullable String field, boolean mayWait) throws IOException {
        if (container instanceof Map<?, ?> map) {
            for (String name = field; name != null; name = parser.nextFieldName()) {
                putField(map, declared, name, mayWait);
            }
            return;
        }
        GraphReader.expect("@items", field);
        parser.nextToken();
        add((Collection<?>) container, declared, mayWait);
        reader.end();
    }

    // The parser is at the start of the array.
    @SuppressWarnings("unchecked") // Whatever a recording puts in comes out as the declared type says, or fails there.
    private void add(Collection<?> container, JavaType declared, boolean mayWait) throws IOException {
        expectArray();
        JavaType content = reader.shapes().parameter(declared, Collection.class, 0);
        Collection<@Nullable Object> collection = (Collection<@Nullable Object>) container;
        if (mayWait && !(collection instanceof List<?>) && reader.references().areWanted()) {
            addWhole(collection, content);
            return;
        }
        if (!(collection instanceof List<?>)) {
            List<@Nullable Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(reader.content(content));
            }
            hash(collection, items);
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object item = mayWait ? reader.contentOrLater(content) : reader.content(content);
            if (item instanceof References.Later later) {
                List<@Nullable Object> list = (List<@Nullable Object>) collection;
                int index = list.size();
                list.add(null);
                reader.references().whenMade(later, made -> list.set(index, made));
            } else {
                collection.add(item);
            }
        }
    }

    // What hashes or sorts its items must not do so before they are whole.
    private void addWhole(Collection<@Nullable Object> collection, JavaType content) throws IOException {
        int before = reader.references().backwards();
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object item = reader.contentOrLater(content);
            if (item instanceof References.Later later) {
                reader.references().whenMade(later, collection::add);
            } else {
                items.add(item);
            }
        }
        if (reader.references().backwards() == before) {
            hash(collection, items);
        } else {
            reader.references().atEnd(() -> hash(collection, items));
        }
    }

    private void hash(Collection<@Nullable Object> collection, List<@Nullable Object> items) {
        HashLimits.check(items, 1, reader.references().areWanted());
        collection.addAll(items);
        if (collection instanceof Set<?> && collection.size() < items.size()) {
            reader.note(
                    "%d of %d items are equal to others, which they were not in the set that was recorded; they are left out"
                            .formatted(items.size() - collection.size(), items.size()));
        }
    }

    private void put(
            Map<@Nullable Object, @Nullable Object> map, JavaType key, String field, JavaType content, boolean mayWait)
            throws IOException {
        if (field.startsWith("@") && !field.startsWith("@@")) {
            throw new IllegalArgumentException("the field '%s' of a map is none that is known".formatted(field));
        }
        String name = field.startsWith("@@") ? field.substring(1) : field;
        if (!Scalar.isPlain(key.getRawClass())) {
            GraphReader.fitting(name, key.getRawClass());
        }
        parser.nextToken();
        put(map, name, mayWait ? reader.contentOrLater(content) : reader.content(content));
    }

    private void put(Map<@Nullable Object, @Nullable Object> map, @Nullable Object key, @Nullable Object value) {
        if (map instanceof Hashtable<?, ?> || map instanceof WeakHashMap<?, ?>) {
            unsorted.computeIfAbsent(map, table -> new HashLimits.Counts()).add(key);
        }
        if (value instanceof References.Later later) {
            if (map instanceof LinkedHashMap<?, ?>) {
                map.put(key, null);
            }
            reader.references().whenMade(later, made -> map.put(key, made));
        } else {
            map.put(key, value);
        }
    }

    private void pairs(Map<@Nullable Object, @Nullable Object> map, JavaType key, JavaType content, boolean mayWait)
            throws IOException {
        expectArray();
        int before = reader.references().backwards();
        List<@Nullable Object> flat = new ArrayList<>();
        boolean isComplete = true;
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            Object readKey = mayWait ? reader.contentOrLater(key) : reader.content(key);
            if (readKey instanceof References.Later later) {
                int index = flat.size();
                reader.references().whenMade(later, made -> flat.set(index, made));
                isComplete = false;
            }
            flat.add(readKey);
            parser.nextToken();
            flat.add(mayWait ? reader.contentOrLater(content) : reader.content(content));
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                throw new IllegalArgumentException("an entry is no pair");
            }
        }
        Runnable putAll = () -> {
            HashLimits.check(flat, 2, reader.references().areWanted());
            for (int i = 0; i < flat.size(); i += 2) {
                put(map, flat.get(i), flat.get(i + 1));
            }
        };
        if (!mayWait || (isComplete && reader.references().backwards() == before)) {
            putAll.run();
        } else {
            reader.references().atEnd(putAll);
        }
    }
}

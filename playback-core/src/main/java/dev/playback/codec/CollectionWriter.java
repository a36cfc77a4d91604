package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes collections and maps for a {@link GraphWriter}. */
final class CollectionWriter {

    private final GraphWriter writer;

    CollectionWriter(GraphWriter writer) {
        this.writer = writer;
    }

    /**
     * Writes a collection or map of a kind.
     *
     * @param kind null if the kind is not known, so that only a marker can stand for it
     */
    void write(Object value, @Nullable CollectionKind kind, JavaType declared) {
        if (kind == null) {
            writer.leaves().writeOpaque(value.getClass().getName());
        } else if (writer.isForKey()) {
            writeForKey(value, declared, kind.isWithoutOrder());
        } else if (value instanceof EnumSet<?> set) {
            writeNamed("EnumSet", enumTypeOf(set), null, set, declared, false);
        } else {
            Class<?> enumKey = EnumKeys.of(value);
            if (enumKey == null) {
                writeKind(value, kind, declared);
            } else {
                writeNamed("EnumMap", enumKey, null, value, declared, false);
            }
        }
    }

    private void writeKind(Object value, CollectionKind kind, JavaType declared) {
        Comparator<?> comparator = kind.sorted() ? comparatorOf(value) : null;
        // What has no order says so, wherever it stands.
        boolean isStandard = comparator == null
                && (value instanceof Map<?, ?> || !kind.isWithoutOrder())
                && Defaults.of(value) == null
                && QueueCapacity.of(value) == QueueCapacity.NONE
                && kind.equals(CollectionKind.standard(declared.getRawClass()));
        if (isStandard) {
            writePlain(value, declared, kind.unordered());
        } else {
            writeNamed(kind.name(), null, comparator, value, declared, kind.unordered());
        }
    }

    // Equal collections are of one kind here: lists, sets, maps.
    private void writeForKey(Object value, JavaType declared, boolean isWithoutOrder) {
        boolean isSet = value instanceof Set<?>;
        if (isSet && !Set.class.isAssignableFrom(declared.getRawClass())) {
            writer.json().startObject();
            writer.json().name("@set");
            writePlain(value, declared, true);
            writer.json().endObject();
        } else {
            writePlain(value, declared, isSet || isWithoutOrder || value instanceof Map<?, ?>);
        }
    }

    /** Writes an immutable collection of a library. */
    void writeLibrary(Object value, JavaType declared) {
        LibraryKind kind = Objects.requireNonNull(LibraryKind.of(value.getClass()));
        boolean isJava = value instanceof Collection<?> || value instanceof Map<?, ?>;
        Object content = kind.isMap() ? LibraryKind.entriesOf(value) : LibraryKind.itemsOf(value);
        if (writer.isForKey() && isJava) {
            writeForKey(value, declared, kind.isUnordered());
        } else {
            writeNamed(kind.type(), null, comparatorOf(value), content, declared, kind.isUnordered());
        }
    }

    private void writePlain(Object value, JavaType declared, boolean sort) {
        if (value instanceof Map<?, ?> map) {
            if (writer.isPlain() && !isAscending(map)) {
                writer.notPlain();
            }
            writer.json().startObject();
            entries(map, declared, sort);
            writer.json().endObject();
        } else {
            if (!(value instanceof List<?>)) {
                writer.notPlain();
            }
            items((Collection<?>) value, declared, sort);
        }
    }

    private void writeNamed(
            String typeName,
            @Nullable Class<?> key,
            @Nullable Comparator<?> comparator,
            Object value,
            JavaType declared,
            boolean sort) {
        writer.notPlain();
        JsonText json = writer.json();
        json.startObject();
        json.string("@type", typeName);
        if (key != null) {
            json.string("@key", key.getName());
        }
        if (comparator != null) {
            writeComparator(comparator);
        }
        Properties defaults = Defaults.of(value);
        if (defaults != null) {
            writer.field("@defaults", defaults, writer.shapes().object());
        }
        Object held = QueueCapacity.held(value);
        QueueCapacity.write(value, held, json);
        content(held, declared, sort);
        json.endObject();
    }

    /** Writes what an object of an application's class holds beside its items and fields: what its constructor was given. */
    void writeHidden(Object value) {
        Comparator<?> comparator = comparatorOf(value);
        if (comparator != null) {
            writeComparator(comparator);
        }
        Properties defaults = value instanceof Properties properties ? Defaults.ofSubclass(properties) : null;
        if (defaults != null) {
            writer.field("@defaults", defaults, writer.shapes().object());
        }
    }

    private void writeComparator(Comparator<?> comparator) {
        if (comparator.equals(Collections.reverseOrder()) || LibraryKind.isReverse(comparator)) {
            writer.json().string("@comparator", "reverse");
        } else if (comparator.equals(String.CASE_INSENSITIVE_ORDER)) {
            writer.json().string("@comparator", "caseInsensitive");
        } else if (LibraryKind.isOfGuava(comparator.getClass())) {
            // Its parts would have to be allowed, one by one.
            writer.json().name("@comparator");
            writer.leaves().writeOpaque(comparator.getClass().getName());
        } else {
            writer.field("@comparator", comparator, writer.shapes().object());
        }
    }

    /** Writes the items or entries of what is written as an object with fields of its own, which a key of a map must not be taken for. */
    void writeContent(Object value, JavaType declared) {
        writer.notPlain();
        Object held = HeldItems.of(value);
        if (held instanceof Map<?, ?> map && !writer.isForKey()) {
            pairs(
                    map,
                    writer.shapes().parameter(declared, Map.class, 0),
                    writer.shapes().parameter(declared, Map.class, 1),
                    false);
        } else {
            content(held, declared, writer.isForKey() && (value instanceof Set<?> || value instanceof Map<?, ?>));
        }
    }

    private void content(Object value, JavaType declared, boolean sort) {
        if (value instanceof Map<?, ?> map) {
            entries(map, declared, sort);
        } else {
            writer.json().name("@items");
            int before = writer.enter("@items");
            items((Collection<?>) value, declared, sort);
            writer.leave(before);
        }
    }

    private void items(Collection<?> items, JavaType declared, boolean sort) {
        JavaType content = writer.shapes().parameter(declared, Collection.class, 0);
        JsonText json = writer.json();
        if (sort && writer.isOutlined()) {
            json.number(items.size());
            return;
        }
        Sorting sorting = new Sorting(false, sort, items);
        json.startArray();
        int i = 0;
        for (Object item : sorting.byKey ? sorted(items, content) : items) {
            sorting.next();
            writer.at(i++);
            writer.value(item, content);
        }
        sorting.finish();
        json.endArray();
    }

    private void entries(Map<?, ?> map, JavaType declared, boolean sort) {
        JavaType content = writer.shapes().parameter(declared, Map.class, 1);
        boolean looks = sort || writer.isForKey() || writer.isCareful();
        if ((looks && !hasOnlyStrings(map.keySet())) || hasEqualKeys(map)) {
            pairs(map, writer.shapes().parameter(declared, Map.class, 0), content, sort);
        } else {
            fields(sort ? sorted(map) : map.entrySet(), content);
        }
    }

    // To look at all keys first would make the common case wait for memory twice.
    private void fields(Collection<? extends Map.Entry<?, ?>> entries, JavaType content) {
        for (Map.Entry<?, ?> entry : entries) {
            if (!(entry.getKey() instanceof String name)) {
                throw new KeyNoString();
            }
            writer.field(fieldName(name), entry.getValue(), content);
        }
    }

    private void pairs(Map<?, ?> map, JavaType key, JavaType content, boolean sort) {
        writer.notPlain();
        JsonText json = writer.json();
        json.name("@entries");
        if (sort && writer.isOutlined()) {
            json.number(map.size());
            return;
        }
        Sorting sorting =
                new Sorting(sort && !writer.isForKey() && !writer.areSimple(map.values()), sort, map.keySet());
        json.startArray();
        int around = writer.enter("@entries");
        int entries = writer.container();
        int i = 0;
        for (Map.Entry<?, ?> entry : sorting.byKey ? sorted(map, key) : map.entrySet()) {
            sorting.next();
            int before = writer.enterItem(i++, entries);
            json.startArray();
            writer.at(0);
            writer.value(entry.getKey(), key);
            writer.at(1);
            writer.value(entry.getValue(), content);
            json.endArray();
            writer.leave(before);
        }
        sorting.finish();
        json.endArray();
        writer.leave(around);
    }

    // Then it is written as it is in a key.
    private static boolean isAscending(Map<?, ?> map) {
        String before = null;
        for (Object key : map.keySet()) {
            if (!(key instanceof String name) || (before != null && before.compareTo(name) >= 0)) {
                return false;
            }
            before = name;
        }
        return true;
    }

    // Which fields of an object cannot have.
    private static boolean hasEqualKeys(Map<?, ?> map) {
        return map instanceof IdentityHashMap<?, ?> && new HashSet<Object>(map.keySet()).size() < map.size();
    }

    private static boolean hasOnlyStrings(Collection<?> keys) {
        for (Object key : keys) {
            if (!(key instanceof String name) || !JsonText.canBeName(name)) {
                return false;
            }
        }
        return true;
    }

    private static List<Map.Entry<?, ?>> sorted(Map<?, ?> map) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        entries.sort(Comparator.comparing(entry -> (String) entry.getKey()));
        return entries;
    }

    private List<?> sorted(Collection<?> items, JavaType content) {
        return byOrder(items, item -> item, content);
    }

    private List<? extends Map.Entry<?, ?>> sorted(Map<?, ?> map, JavaType key) {
        return byOrder(map.entrySet(), Map.Entry::getKey, key);
    }

    /** Returns {@code items} by what they are, each of which is written once for that. */
    private <T extends @Nullable Object> List<T> byOrder(
            Collection<? extends T> items, Function<? super T, @Nullable Object> part, JavaType type) {
        record Placed<T extends @Nullable Object>(String order, T item) {}
        return items.stream()
                .map(item -> new Placed<T>(writer.order(part.apply(item), type), item))
                .sorted(Comparator.comparing(Placed::order))
                .<T>map(Placed::item)
                .toList();
    }

    /** Returns the order of a collection or map, null if it is the natural one or there is none. */
    static @Nullable Comparator<?> comparatorOf(Object value) {
        Comparator<?> comparator = null;
        if (value instanceof SortedSet<?> set) {
            comparator = set.comparator();
        } else if (value instanceof PriorityQueue<?> queue) {
            comparator = queue.comparator();
        } else if (value instanceof PriorityBlockingQueue<?> queue) {
            comparator = queue.comparator();
        } else if (value instanceof SortedMap<?, ?> map) {
            comparator = map.comparator();
        }
        return comparator == null || isNatural(comparator) ? null : comparator;
    }

    private static boolean isNatural(Comparator<?> comparator) {
        return comparator.equals(Comparator.naturalOrder()) || LibraryKind.isNatural(comparator);
    }

    private static @Nullable Class<?> enumTypeOf(EnumSet<?> set) {
        Collection<?> witness = set.isEmpty() ? EnumSet.complementOf(set) : set;
        return witness.isEmpty() ? null : ((Enum<?>) witness.iterator().next()).getDeclaringClass();
    }

    /** Returns the JSON field of a map's key; those of our own start with one {@code @}. */
    static String fieldName(String key) {
        return key.startsWith("@") ? "@" + key : key;
    }

    /**
     * Brings items into an order that does not depend on hash codes: simple ones after they are written, others before, since
     * pointers may lead into them.
     */
    private final class Sorting {

        private final boolean byKey;
        private final boolean byText;
        private final List<Integer> starts;

        /**
         * @param hasPlaces whether pointers may lead to what stands beside the items
         */
        Sorting(boolean hasPlaces, boolean sorts, Collection<?> items) {
            this.byText = sorts && !hasPlaces && (writer.isForKey() || writer.areSimple(items));
            this.byKey = sorts && !byText;
            this.starts = byText ? new ArrayList<>(items.size()) : List.of();
        }

        void next() {
            if (byText) {
                starts.add(writer.json().size());
            }
        }

        void finish() {
            if (byText) {
                writer.json().sort(starts);
            }
        }
    }
}

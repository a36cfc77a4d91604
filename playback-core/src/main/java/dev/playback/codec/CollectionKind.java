package dev.playback.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A kind of JDK collection or map: its name in recordings, what is filled, and what is made of that once it is full. Long since it
 * is one plain list of such kinds.
 *
 * @param unordered whether its order means nothing, so that it is written sorted
 * @param sorted whether its items may have an order of their own
 */
// Old collections are recorded as what they are.
@SuppressWarnings("JdkObsolete")
record CollectionKind(
        String name,
        boolean unordered,
        boolean sorted,
        Supplier<Object> empty,
        @Nullable UnaryOperator<Object> finish) {

    private static final Map<String, CollectionKind> BY_CLASS = new HashMap<>();
    private static final Map<String, CollectionKind> BY_NAME = new HashMap<>();
    private static final Set<String> EMPTY = Set.of(
            "java.util.Collections$EmptyList",
            "java.util.Collections$EmptyMap",
            "java.util.Collections$EmptySet",
            "java.util.ImmutableCollections$ListN",
            "java.util.ImmutableCollections$MapN",
            "java.util.ImmutableCollections$SetN");

    private static final PerClass<Optional<CollectionKind>> STANDARD =
            new PerClass<>(declared -> Optional.ofNullable(findStandard(declared)));
    static final CollectionKind ARRAY_LIST = plain(ArrayList::new);
    static final CollectionKind LINKED_HASH_SET = plain(LinkedHashSet::new);
    static final CollectionKind LINKED_HASH_MAP = plain(LinkedHashMap::new);
    static final CollectionKind TREE_SET = plain(TreeSet::new);
    static final CollectionKind TREE_MAP = plain(TreeMap::new);
    static final CollectionKind HASH_SET = unordered(HashSet::new);
    static final CollectionKind HASH_MAP = unordered(HashMap::new);
    private static final CollectionKind LIST_OF;
    private static final CollectionKind STREAM_TO_LIST;

    // Those that may show what has no order, and what they are then.
    private static final Map<CollectionKind, CollectionKind> WITHOUT_ORDER = new HashMap<>();

    static {
        plain(LinkedList::new);
        plain(Vector::new);
        plain(Stack::new);
        plain(CopyOnWriteArrayList::new);
        plain(ArrayDeque::new);
        plain(PriorityQueue::new);
        plain(ConcurrentLinkedQueue::new);
        plain(ConcurrentLinkedDeque::new);
        plain(LinkedBlockingQueue::new);
        plain(LinkedBlockingDeque::new);
        plain(() -> new ArrayBlockingQueue<>(1));
        plain(PriorityBlockingQueue::new);
        plain(LinkedTransferQueue::new);
        plain(CopyOnWriteArraySet::new);
        plain(ConcurrentSkipListSet::new);
        plain(ConcurrentSkipListMap::new);
        plain(IdentityHashMap::new);
        unordered(Hashtable::new);
        unordered(Properties::new);
        unordered(WeakHashMap::new);
        unordered(ConcurrentHashMap::new);
        add(
                "ConcurrentHashMap.newKeySet",
                true,
                ConcurrentHashMap::newKeySet,
                null,
                "java.util.concurrent.ConcurrentHashMap$KeySetView");
        add(
                "Arrays.asList",
                false,
                ArrayList::new,
                filled -> Arrays.asList(list(filled).toArray()),
                "java.util.Arrays$ArrayList");
        add(
                "Set.of",
                true,
                HashSet::new,
                filled -> Set.copyOf(set(filled)),
                "java.util.ImmutableCollections$Set12",
                "java.util.ImmutableCollections$SetN");
        add(
                "Map.of",
                true,
                HashMap::new,
                filled -> Map.copyOf(map(filled)),
                "java.util.ImmutableCollections$Map1",
                "java.util.ImmutableCollections$MapN");
        LIST_OF = add(
                "List.of",
                false,
                ArrayList::new,
                filled -> List.copyOf(list(filled)),
                "java.util.ImmutableCollections$List12",
                "java.util.ImmutableCollections$SubList");
        STREAM_TO_LIST = add("Stream.toList", false, ArrayList::new, filled -> list(filled).stream()
                .toList());
        collections(
                "List",
                false,
                ArrayList::new,
                filled -> Collections.unmodifiableList(list(filled)),
                filled -> Collections.synchronizedList(list(filled)),
                "RandomAccessList",
                "List");
        collections(
                "Set",
                false,
                LinkedHashSet::new,
                filled -> Collections.unmodifiableSet(set(filled)),
                filled -> Collections.synchronizedSet(set(filled)),
                "Set");
        collections(
                "Map",
                false,
                LinkedHashMap::new,
                filled -> Collections.unmodifiableMap(map(filled)),
                filled -> Collections.synchronizedMap(map(filled)),
                "Map");
        collections(
                "Collection",
                false,
                ArrayList::new,
                filled -> Collections.unmodifiableCollection(list(filled)),
                filled -> Collections.synchronizedCollection(list(filled)),
                "Collection");
        collections(
                "NavigableSet",
                false,
                TreeSet::new,
                filled -> Collections.unmodifiableNavigableSet((NavigableSet<?>) filled),
                filled -> Collections.synchronizedNavigableSet((NavigableSet<?>) filled),
                "SortedSet",
                "NavigableSet");
        collections(
                "NavigableMap",
                false,
                TreeMap::new,
                filled -> Collections.unmodifiableNavigableMap((NavigableMap<?, ?>) filled),
                filled -> Collections.synchronizedNavigableMap((NavigableMap<?, ?>) filled),
                "SortedMap",
                "NavigableMap");
        withoutOrder(LINKED_HASH_SET, "Map.keySet", LinkedHashSet::new, null);
        withoutOrder(ARRAY_LIST, "Map.values", ArrayList::new, CollectionKind::valuesOf);
        withoutOrder(
                named("unmodifiableSet"),
                "unmodifiableHashSet",
                LinkedHashSet::new,
                filled -> Collections.unmodifiableSet(set(filled)));
        withoutOrder(
                named("synchronizedSet"),
                "synchronizedHashSet",
                LinkedHashSet::new,
                filled -> Collections.synchronizedSet(set(filled)));
        withoutOrder(
                named("unmodifiableCollection"),
                "unmodifiableValues",
                ArrayList::new,
                filled -> Collections.unmodifiableCollection(valuesOf(filled)));
        withoutOrder(
                named("synchronizedCollection"),
                "synchronizedValues",
                ArrayList::new,
                filled -> Collections.synchronizedCollection(valuesOf(filled)));
        add("emptyList", false, ArrayList::new, filled -> Collections.emptyList(), "java.util.Collections$EmptyList");
        add("emptySet", false, HashSet::new, filled -> Collections.emptySet(), "java.util.Collections$EmptySet");
        add("emptyMap", false, HashMap::new, filled -> Collections.emptyMap(), "java.util.Collections$EmptyMap");
        add(
                "singletonList",
                false,
                ArrayList::new,
                filled -> Collections.singletonList(list(filled).get(0)),
                "java.util.Collections$SingletonList");
        add(
                "singleton",
                false,
                HashSet::new,
                filled -> Collections.singleton(set(filled).iterator().next()),
                "java.util.Collections$SingletonSet");
        add("singletonMap", false, HashMap::new, CollectionKind::singletonMap, "java.util.Collections$SingletonMap");
    }

    /** Returns the kind of JDK collections or maps of {@code type}, where need be one that is equal to it; null where none is. */
    static @Nullable CollectionKind of(Class<?> type) {
        CollectionKind exact = BY_CLASS.get(type.getName());
        if (exact != null) {
            return exact;
        }
        if (List.class.isAssignableFrom(type)) {
            return ARRAY_LIST;
        }
        if (Set.class.isAssignableFrom(type)) {
            return SortedSet.class.isAssignableFrom(type) ? TREE_SET : LINKED_HASH_SET;
        }
        if (Map.class.isAssignableFrom(type)) {
            return SortedMap.class.isAssignableFrom(type) ? TREE_MAP : LINKED_HASH_MAP;
        }
        // A queue of another kind may be bounded or delayed; a view of a map's values is a plain collection.
        return Queue.class.isAssignableFrom(type) ? null : ARRAY_LIST;
    }

    /** Says whether collections of {@code type}, which are of this kind, may be of another one too, which {@link #of(Collection)} tells. */
    boolean isOneOfTwo(Class<?> type) {
        if (List.class.isAssignableFrom(type)) {
            return type.getName().equals("java.util.ImmutableCollections$ListN");
        }
        return WITHOUT_ORDER.containsKey(this) && type != LinkedHashSet.class;
    }

    /** Returns the kind of a collection that is of this one or of another. */
    CollectionKind of(Collection<?> value) {
        if (value instanceof List<?> list) {
            return mayHoldNull(list) ? STREAM_TO_LIST : LIST_OF;
        }
        return HashOrder.isThatOf(value) ? Objects.requireNonNull(WITHOUT_ORDER.get(this)) : this;
    }

    /** Says whether in which order the items of a collection of this kind come is no behaviour: it depends on hash codes. */
    boolean isWithoutOrder() {
        return unordered || WITHOUT_ORDER.containsValue(this);
    }

    private static void withoutOrder(
            @Nullable CollectionKind ordered,
            String name,
            Supplier<Object> empty,
            @Nullable UnaryOperator<Object> finish) {
        WITHOUT_ORDER.put(Objects.requireNonNull(ordered), add(name, false, empty, finish));
    }

    // They come in this order, and nobody can know it: as it was with those of a hashed map.
    private static Collection<Object> valuesOf(Object filled) {
        Map<Integer, Object> map = new HashMap<>();
        for (Object item : list(filled)) {
            map.put(map.size(), item);
        }
        return map.values();
    }

    static @Nullable CollectionKind named(String name) {
        return BY_NAME.get(name);
    }

    /** Returns what a declared interface or class is filled with when nothing else is said; null if it cannot be told. */
    static @Nullable CollectionKind standard(Class<?> declared) {
        return STANDARD.get(declared).orElse(null);
    }

    private static @Nullable CollectionKind findStandard(Class<?> declared) {
        if (declared.isAssignableFrom(ArrayList.class)) {
            return ARRAY_LIST;
        }
        if (declared.isAssignableFrom(LinkedHashSet.class)) {
            return LINKED_HASH_SET;
        }
        if (declared.isAssignableFrom(TreeSet.class)) {
            return TREE_SET;
        }
        if (declared.isAssignableFrom(LinkedHashMap.class)) {
            return LINKED_HASH_MAP;
        }
        return declared.isAssignableFrom(TreeMap.class) ? TREE_MAP : BY_CLASS.get(declared.getName());
    }

    private static boolean mayHoldNull(List<?> list) {
        try {
            return list.indexOf(null) >= -1;
        } catch (NullPointerException e) {
            return false;
        }
    }

    private static CollectionKind plain(Supplier<Object> empty) {
        Class<?> type = empty.get().getClass();
        return add(type.getSimpleName(), false, empty, null, type.getName());
    }

    private static CollectionKind unordered(Supplier<Object> empty) {
        Class<?> type = empty.get().getClass();
        return add(type.getSimpleName(), true, empty, null, type.getName());
    }

    private static void collections(
            String name,
            boolean unordered,
            Supplier<Object> empty,
            UnaryOperator<Object> unmodifiable,
            UnaryOperator<Object> synchronize,
            String... suffixes) {
        add("unmodifiable" + name, unordered, empty, unmodifiable, classes("Unmodifiable", suffixes));
        add("synchronized" + name, unordered, empty, synchronize, classes("Synchronized", suffixes));
    }

    private static String[] classes(String prefix, String... suffixes) {
        return Arrays.stream(suffixes)
                .map(suffix -> "java.util.Collections$" + prefix + suffix)
                .toArray(String[]::new);
    }

    private static CollectionKind add(
            String name,
            boolean unordered,
            Supplier<Object> empty,
            @Nullable UnaryOperator<Object> finish,
            String... classes) {
        Object first = empty.get();
        boolean sorted = first instanceof SortedSet<?> || first instanceof SortedMap<?, ?> || isOrderedQueue(first);
        CollectionKind kind = new CollectionKind(name, unordered, sorted, empty, finish);
        BY_NAME.put(name, kind);
        for (String type : classes) {
            BY_CLASS.put(type, kind);
        }
        return kind;
    }

    private static boolean isOrderedQueue(Object queue) {
        return queue instanceof PriorityQueue<?> || queue instanceof PriorityBlockingQueue<?>;
    }

    private static Object singletonMap(Object filled) {
        Map.Entry<?, ?> only = map(filled).entrySet().iterator().next();
        return Collections.singletonMap(only.getKey(), only.getValue());
    }

    private static List<?> list(Object filled) {
        return (List<?>) filled;
    }

    private static Set<?> set(Object filled) {
        return (Set<?>) filled;
    }

    private static Map<?, ?> map(Object filled) {
        return (Map<?, ?>) filled;
    }

    /** Says whether there is an empty collection of {@code type} that everybody shares, so that it has no place of its own. */
    static boolean hasEmptyConstant(Class<?> type) {
        return EMPTY.contains(type.getName());
    }
}

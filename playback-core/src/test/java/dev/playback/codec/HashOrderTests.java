package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Collections in whose order nothing is meant, and those that look alike but mean theirs. */
@SuppressWarnings("JdkObsolete") // Old collections are recorded as well.
class HashOrderTests {

    private static final Map<Integer, String> CONTENT = Map.of(1, "a", 2, "b", 3, "c");

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());

    /** Means its order, and says so nowhere. */
    static final class Ranked extends AbstractSet<String> {
        private final List<String> names = List.of("c", "a", "b");

        @Override
        public Iterator<String> iterator() {
            return names.iterator();
        }

        @Override
        public int size() {
            return names.size();
        }
    }

    private static Stream<Collection<?>> views(Map<?, ?> map) {
        return Stream.of(map.keySet(), map.values(), map.entrySet());
    }

    static Stream<Collection<?>> hashed() {
        Properties properties = new Properties();
        properties.setProperty("a", "b");
        Stream<Map<?, ?>> maps = Stream.of(
                new HashMap<>(CONTENT),
                new Hashtable<>(CONTENT),
                new ConcurrentHashMap<>(CONTENT),
                new WeakHashMap<>(CONTENT),
                properties,
                CONTENT,
                Collections.unmodifiableMap(new HashMap<>(CONTENT)),
                Collections.unmodifiableMap(CONTENT));
        IdentityHashMap<String, String> byIdentity = new IdentityHashMap<>();
        byIdentity.put("a", "b");
        byIdentity.put("c", "d");
        Set<String> fromMap = Collections.newSetFromMap(new ConcurrentHashMap<>());
        Collections.addAll(fromMap, "a", "b");
        return Stream.concat(
                maps.flatMap(HashOrderTests::views),
                Stream.of(
                        byIdentity.keySet(),
                        byIdentity.values(),
                        byIdentity.entrySet(),
                        new HashSet<>(CONTENT.values()),
                        fromMap,
                        Collections.unmodifiableSet(new HashSet<>(CONTENT.values())),
                        Collections.unmodifiableSet(fromMap),
                        Collections.unmodifiableSet(Set.of("a", "b")),
                        Collections.synchronizedSet(new HashSet<>(CONTENT.values())),
                        Collections.unmodifiableCollection(Collections.unmodifiableSet(CONTENT.keySet())),
                        Collections.unmodifiableCollection(new HashMap<>(CONTENT).values())));
    }

    static Stream<Collection<?>> ordered() {
        TreeMap<Integer, String> tree = new TreeMap<>(CONTENT);
        ConcurrentSkipListMap<Integer, String> skipList = new ConcurrentSkipListMap<>(CONTENT);
        EnumMap<TimeUnit, String> units = new EnumMap<>(Map.of(TimeUnit.DAYS, "a", TimeUnit.HOURS, "b"));
        Stream<Map<?, ?>> maps = Stream.of(
                tree,
                tree.descendingMap(),
                tree.tailMap(0),
                skipList,
                skipList.descendingMap(),
                skipList.headMap(3),
                units,
                new LinkedHashMap<>(CONTENT),
                Collections.unmodifiableMap(tree.descendingMap()));
        Set<String> fromMap = Collections.newSetFromMap(new LinkedHashMap<>());
        Collections.addAll(fromMap, "a", "b");
        return Stream.concat(
                maps.flatMap(HashOrderTests::views),
                Stream.of(
                        fromMap,
                        Collections.unmodifiableSet(new LinkedHashSet<>(CONTENT.values())),
                        Collections.unmodifiableSet(new CopyOnWriteArraySet<>(CONTENT.values())),
                        Collections.unmodifiableSet(new Ranked()),
                        Collections.unmodifiableCollection(tree.descendingMap().values()),
                        Collections.unmodifiableCollection(List.of("b", "a"))));
    }

    private boolean isUnordered(Collection<?> items) {
        return JsonValues.isUnordered(JsonValues.tree(values.write(items, Object.class)));
    }

    @ParameterizedTest
    @MethodSource("hashed")
    void is_no_behaviour(Collection<?> items) {
        assertThat(isUnordered(items)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ordered")
    void of_others_is_behaviour(Collection<?> items) {
        assertThat(isUnordered(items)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("sorted")
    void counts_in_keys(Collection<?> ascending, Collection<?> descending) {
        assertThat(values.writeKey(ascending, Collection.class))
                .isNotEqualTo(values.writeKey(descending, Collection.class));
    }

    static Stream<Arguments> sorted() {
        TreeMap<Integer, String> tree = new TreeMap<>(CONTENT);
        ConcurrentSkipListMap<Integer, String> skipList = new ConcurrentSkipListMap<>(CONTENT);
        return Stream.of(
                Arguments.of(tree.tailMap(0).values(), tree.descendingMap().values()),
                Arguments.of(
                        skipList.tailMap(0).values(), skipList.descendingMap().values()));
    }
}

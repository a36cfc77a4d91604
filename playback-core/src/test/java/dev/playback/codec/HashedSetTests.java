package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets and maps whose order is that of hash codes, which is another in each JVM. */
class HashedSetTests {

    private static final int MANY = 5000;

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());

    record Document(String id, Object content) {}

    /** Has the hash code of its identity, as entities often have. */
    static final class Node {
        final Set<Node> around = new HashSet<>();
        final Object content;

        Node(Object content) {
            this.content = content;
        }
    }

    @SuppressWarnings("unchecked") // It is what was written.
    private <T> T copy(T value) {
        return (T) Objects.requireNonNull(values.read(values.write(value, Object.class), Object.class));
    }

    @Nested
    class Of_items_with_much_text {

        @ParameterizedTest
        @ValueSource(ints = {1, 100, 4000, 4090, 4096, MANY, 10 * MANY})
        void come_back(int size) {
            List<Integer> numbers = new ArrayList<>(Collections.nCopies(size, 7));
            Set<Document> set = Set.of(new Document("a", numbers), new Document("b", numbers));
            Map<Document, Integer> map = new HashMap<>();
            set.forEach(document -> map.put(document, document.id().hashCode()));

            assertThat(copy(new HashSet<>(set))).isEqualTo(set);
            assertThat(copy(map)).isEqualTo(map);
        }

        @Test
        void come_back_where_it_has_characters_of_several_bytes() {
            for (int before = 0; before < 4; before++) {
                String text = "a".repeat(before) + "\uD83D\uDE00".repeat(MANY);
                Set<Document> set = Set.of(new Document("a", text), new Document("b", text));

                assertThat(copy(new HashSet<>(set))).isEqualTo(set);
            }
        }

        @Test
        void are_written_in_one_order() {
            String once = values.write(ring(), Object.class);

            assertThat(once).isEqualTo(values.write(ring(), Object.class));
        }

        @Test
        void are_written_in_one_order_by_how_it_begins() {
            String once = values.write(nodes(), Object.class);

            assertThat(once).isEqualTo(values.write(nodes(), Object.class));
        }

        private static Set<Node> nodes() {
            Set<Node> nodes = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                nodes.add(new Node(i + "x".repeat(2 * MANY)));
                nodes.add(new Node((i + "x".repeat(2 * MANY)).getBytes(StandardCharsets.UTF_8)));
            }
            return nodes;
        }

        // Each leads to all others.
        private static Set<Node> ring() {
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                nodes.add(new Node(List.of("node " + i, "x".repeat(500))));
            }
            for (int i = 0; i < nodes.size(); i++) {
                nodes.get(i).around.add(nodes.get((i + 1) % nodes.size()));
                nodes.get(i).around.add(nodes.get((i + nodes.size() - 1) % nodes.size()));
            }
            return new HashSet<>(nodes);
        }
    }

    enum Color {
        RED,
        GREEN,
        BLUE
    }

    static Stream<Collection<?>> views() {
        Map<Color, Integer> map = new HashMap<>(Map.of(Color.RED, 1, Color.GREEN, 2, Color.BLUE, 3));
        Set<Color> concurrent = Collections.newSetFromMap(new ConcurrentHashMap<>());
        concurrent.addAll(map.keySet());
        return Stream.of(
                map.keySet(),
                map.entrySet(),
                map.values(),
                concurrent,
                new HashSet<>(map.keySet()),
                Set.of(Color.RED, Color.BLUE),
                Collections.unmodifiableSet(new HashSet<>(map.keySet())),
                Collections.unmodifiableSet(map.keySet()),
                Collections.synchronizedSet(new HashSet<>(map.keySet())),
                Collections.unmodifiableCollection(map.values()),
                Collections.synchronizedCollection(new HashSet<>(map.keySet())));
    }

    static Stream<Collection<?>> ordered() {
        Map<Color, Integer> map = new LinkedHashMap<>(Map.of(Color.RED, 1, Color.GREEN, 2));
        return Stream.of(
                map.keySet(),
                map.values(),
                new LinkedHashSet<>(map.keySet()),
                new TreeSet<>(map.keySet()),
                new TreeMap<>(map).values(),
                List.copyOf(map.keySet()),
                new ArrayDeque<>(map.keySet()),
                Collections.unmodifiableSet(new LinkedHashSet<>(map.keySet())),
                Collections.unmodifiableCollection(new ArrayList<>(map.keySet())));
    }

    @Nested
    class Without_an_order {

        @ParameterizedTest
        @MethodSource("dev.playback.codec.HashedSetTests#views")
        void are_compared_in_any_order(Collection<?> view) {
            String json = values.write(view, Object.class);

            assertThat(JsonValues.isUnordered(JsonValues.tree(json))).isTrue();
            assertThat(values.write(view, Collection.class)).isEqualTo(json);
        }

        @ParameterizedTest
        @MethodSource("dev.playback.codec.HashedSetTests#views")
        void come_back_with_the_same_items_and_key(Collection<?> view) {
            Collection<?> back = copy(view);

            assertThat(new ArrayList<Object>(back))
                    .hasSameElementsAs(new ArrayList<Object>(view))
                    .hasSameSizeAs(view);
            assertThat(values.writeKey(back, Collection.class)).isEqualTo(values.writeKey(view, Collection.class));
        }

        @Test
        void come_back_in_the_order_in_which_they_were_gone_through() {
            Map<String, String> map = new HashMap<>(64);
            for (String name : List.of("epsilon", "delta", "alpha", "zeta", "beta", "gamma")) {
                map.put(name, name);
            }

            assertThat(List.copyOf(copy(map.values()))).isEqualTo(List.copyOf(map.values()));
            assertThat(List.copyOf(copy(map.keySet()))).isEqualTo(List.copyOf(map.keySet()));
            assertThat(List.copyOf(copy(Collections.unmodifiableCollection(map.values()))))
                    .isEqualTo(List.copyOf(map.values()));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 1024})
        void have_one_key_whatever_their_table_is(int capacity) {
            Map<String, String> map = new HashMap<>(capacity);
            for (String name : List.of("epsilon", "delta", "alpha", "zeta", "beta", "gamma")) {
                map.put(name, name);
            }

            assertThat(values.writeKey(map.values(), Collection.class))
                    .isEqualTo("[\"alpha\",\"beta\",\"delta\",\"epsilon\",\"gamma\",\"zeta\"]");
            assertThat(values.writeKey(Collections.unmodifiableCollection(map.keySet()), Collection.class))
                    .isEqualTo("[\"alpha\",\"beta\",\"delta\",\"epsilon\",\"gamma\",\"zeta\"]");
        }

        @ParameterizedTest
        @MethodSource("dev.playback.codec.HashedSetTests#ordered")
        void are_not_those_that_have_one(Collection<?> collection) {
            assertThat(JsonValues.isUnordered(JsonValues.tree(values.write(collection, Object.class))))
                    .isFalse();
        }
    }

    @Nested
    class Of_items_that_are_equal_but_not_the_same {

        @Test
        void keep_their_keys_apart() {
            IdentityHashMap<String, Integer> map = new IdentityHashMap<>();
            map.put("a", 1);
            map.put(new String(new char[] {'a'}), 2);

            assertThat(copy(map)).hasSize(2);
            assertThat(copy(map).values()).containsExactlyInAnyOrder(1, 2);
        }

        @Test
        void say_what_they_lose() {
            List<String> notes = new ArrayList<>();
            Set<List<Integer>> set = Collections.newSetFromMap(new IdentityHashMap<>());
            set.add(new ArrayList<>(List.of(1)));
            set.add(new ArrayList<>(List.of(1)));

            assertThat((Set<?>) values.read(values.write(set, Set.class), Set.class, notes::add))
                    .hasSize(1);
            assertThat(notes)
                    .containsExactly(
                            "At '/@items' 1 of 2 items are equal to others, which they were not in the set that was recorded; they are left out.");
        }
    }
}

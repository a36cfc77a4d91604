package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}

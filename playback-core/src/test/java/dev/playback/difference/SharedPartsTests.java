package dev.playback.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.codec.JsonValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedPartsTests {

    private static final JsonValues VALUES = JsonValues.writer();

    static final class Node {
        int number;
        final List<Node> others = new ArrayList<>();

        @Nullable
        Node before;

        Node(int number) {
            this.number = number;
        }
    }

    static final class Order {
        final String name;
        final List<Line> lines = new ArrayList<>();

        Order(String name, int size) {
            this.name = name;
            for (int i = 0; i < size; i++) {
                lines.add(new Line(i, this));
            }
        }
    }

    static final class Line {
        final int number;
        final Order order;

        Line(int number, Order order) {
            this.number = number;
            this.order = order;
        }
    }

    record Shop(List<Order> orders, List<Line> lines) {}

    private static List<String> differences(Object recorded, Object replayed) {
        // The blank has equal values compared as well.
        return Differences.of(VALUES.write(recorded, Object.class), VALUES.write(replayed, Object.class) + " ");
    }

    @Nested
    class Cycles {

        @ParameterizedTest
        @ValueSource(ints = {2, 3, 4, 5})
        void of_objects_that_all_know_each_other_are_compared(int size) {
            assertThat(differences(friends(size), friends(size))).isEmpty();

            List<Node> changed = friends(size);
            changed.get(size - 1).number = 99;

            assertThat(differences(friends(size), changed))
                    .contains("CHANGED v[%d].number: %d -> 99".formatted(size - 1, size - 1));
        }

        @Timeout(30)
        @ParameterizedTest
        @ValueSource(ints = {12, 60})
        void of_many_objects_that_all_know_each_other_end(int size) {
            List<Node> changed = friends(size);
            changed.get(size - 1).number = 99;

            assertThat(differences(friends(size), friends(size))).isEmpty();
            assertThat(differences(friends(size), changed)).isNotEmpty();
        }

        @Test
        void do_not_depend_on_where_they_stand() {
            List<Order> recorded = List.of(new Order("a", 2), new Order("b", 2));
            List<Order> replayed = List.of(new Order("new", 0), new Order("a", 2), new Order("b", 2));

            assertThat(differences(recorded, replayed))
                    .containsExactly("EXTRA v[0]: nothing -> {\"@type\":\"%s\",\"name\":\"new\",\"lines\":[]}"
                            .formatted(Order.class.getName()));
        }

        @Test
        void do_not_depend_on_the_order_of_a_map() {
            Map<Integer, Order> recorded = new LinkedHashMap<>();
            recorded.put(1, new Order("a", 1));
            recorded.put(2, new Order("b", 2));
            Map<Integer, Order> replayed = new LinkedHashMap<>();
            replayed.put(2, new Order("b", 2));
            replayed.put(1, new Order("a", 1));

            assertThat(differences(recorded, replayed)).isEmpty();
        }

        @Test
        void do_not_depend_on_which_part_was_met_first() {
            Order order = new Order("a", 3);
            Order equal = new Order("a", 3);

            assertThat(differences(
                            new Shop(List.of(order), order.lines.subList(1, 2)),
                            new Shop(List.of(new Order("a", 3)), equal.lines.subList(1, 2))))
                    .isEmpty();
        }

        @Test
        void do_not_depend_on_the_kind_of_what_is_around() {
            Map<Object, Object> recorded = new LinkedHashMap<>(Map.of("self", 1));
            recorded.put("self", new ArrayList<>(List.of(recorded)));
            Map<Object, Object> replayed = new HashMap<>(Map.of("self", 1));
            replayed.put("self", new CopyOnWriteArrayList<>(List.of(replayed)));

            assertThat(differences(recorded, replayed)).isEmpty();
        }

        @Test
        void that_close_elsewhere_differ() {
            Node recorded = new Node(1);
            recorded.others.add(new Node(2));
            recorded.others.get(0).before = recorded;
            Node replayed = new Node(1);
            replayed.others.add(new Node(2));
            replayed.others.get(0).before = replayed.others.get(0);

            assertThat(differences(recorded, replayed))
                    .containsExactly("CHANGED v.others[0].before.ref: \"3 levels up\" -> \"1 level up\"");
        }

        private static List<Node> friends(int size) {
            List<Node> friends =
                    new ArrayList<>(IntStream.range(0, size).mapToObj(Node::new).toList());
            friends.forEach(
                    one -> friends.stream().filter(other -> other != one).forEach(one.others::add));
            return friends;
        }
    }

    @Test
    void many_that_share_a_part_equal_as_many_with_a_part_of_their_own() {
        Order shared = new Order("a", 0);
        List<Line> recorded =
                IntStream.range(0, 20_000).mapToObj(i -> new Line(i, shared)).toList();
        List<Line> replayed = IntStream.range(0, 20_000)
                .mapToObj(i -> new Line(i, new Order("a", 0)))
                .toList();

        assertThat(differences(recorded, replayed)).isEmpty();
    }

    @Test
    void a_long_chain_of_pointers_to_what_came_before_is_compared() {
        List<Node> chain = chain(3000);
        List<Node> changed = chain(3000);
        changed.get(1500).number = -7;

        assertThat(differences(chain, chain(3000))).isEmpty();
        assertThat(differences(chain, changed)).contains("CHANGED v[1500].number: 1500 -> -7");
    }

    private static List<Node> chain(int size) {
        List<Node> chain = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Node node = new Node(i);
            node.before = i == 0 ? null : chain.get(i - 1);
            chain.add(node);
        }
        return chain;
    }

    @Nested
    class Of_another_class {

        static class Cash {
            final int amount = 1;
        }

        static final class Cheque extends Cash {}

        static final class Card {
            final int amount = 1;
        }

        record Payment(Cash cash, Object any) {}

        record Two(Cash first, Cash second) {}

        @Test
        void differ_in_it_whether_they_were_shared_or_not() {
            Cash cash = new Cash();

            assertThat(differences(new Payment(cash, cash), new Payment(cash, new Card())))
                    .singleElement()
                    .asString()
                    .startsWith("TYPE_CHANGED v.any")
                    .contains("Card");
            assertThat(differences(new Payment(cash, new Card()), new Payment(cash, cash)))
                    .singleElement()
                    .asString()
                    .startsWith("TYPE_CHANGED v.any");
            assertThat(differences(new Two(cash, cash), new Two(cash, new Cheque())))
                    .singleElement()
                    .asString()
                    .startsWith("TYPE_CHANGED v.second")
                    .contains("Cheque");
        }
    }
}

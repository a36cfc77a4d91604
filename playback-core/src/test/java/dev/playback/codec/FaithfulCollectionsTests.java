package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaithfulCollectionsTests {

    private static final String NOTE = "there was an order that cannot be recorded";

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());
    private final List<String> notes = new ArrayList<>();

    @SuppressWarnings("unchecked") // It is what was written.
    private <T> T copy(T value) {
        return (T) Objects.requireNonNull(values.read(values.write(value, Object.class), Object.class, notes::add));
    }

    @Nested
    class An_order_that_cannot_be_recorded {

        record Sorted(
                TreeMap<String, Integer> map,
                SortedSet<String> set,
                NavigableSet<String> view,
                NavigableMap<Integer, String> concurrent) {}

        record Queues(Queue<Integer> queue, Collection<Integer> items) {}

        private static <T extends Comparable<T>> Comparator<T> reversed() {
            return (left, right) -> right.compareTo(left);
        }

        private static Sorted sorted() {
            TreeMap<String, Integer> map = new TreeMap<>(reversed());
            map.put("a", 1);
            map.put("c", 2);
            map.put("b", 3);
            SortedSet<String> set = new TreeSet<>(Comparator.comparing(String::length));
            set.addAll(List.of("zz", "y", "xxx"));
            NavigableMap<Integer, String> concurrent = new ConcurrentSkipListMap<>(reversed());
            concurrent.put(7, "seven");
            concurrent.put(8, "eight");
            return new Sorted(map, set, Collections.unmodifiableNavigableSet(new TreeSet<>(set)), concurrent);
        }

        @Test
        void is_that_of_the_recorded_items() {
            Sorted back = copy(sorted());

            assertThat(back).isEqualTo(sorted());
            assertThat(back.map()).hasToString("{c=2, b=3, a=1}").containsEntry("b", 3);
            assertThat(back.set()).containsExactly("y", "zz", "xxx");
            assertThat(back.concurrent().keySet()).containsExactly(8, 7);
            assertThat(back.map().containsKey("new")).isFalse();
            assertThat(notes).hasSize(4).allMatch(note -> note.contains(NOTE));
        }

        @Test
        void leaves_a_queue_its_items() {
            Queue<Integer> queue = new PriorityQueue<>(An_order_that_cannot_be_recorded.<Integer>reversed());
            queue.addAll(List.of(1, 1, 2));

            Queues back = copy(new Queues(queue, new PriorityQueue<>(queue)));

            assertThat(back.items()).containsExactlyElementsOf(queue);
            assertThat(List.of(
                            back.queue().remove(),
                            back.queue().remove(),
                            back.queue().remove()))
                    .containsExactly(2, 1, 1);
            assertThat(notes).hasSize(2).allMatch(note -> note.contains(NOTE));
        }

        @Test
        void leaves_what_may_not_be_changed_so() {
            assertThatThrownBy(() -> copy(sorted()).view().add("more"))
                    .isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void is_written_again_as_it_was_recorded() {
            String json = values.write(sorted(), Object.class);

            assertThat(values.write(values.read(json, Object.class, notes::add), Object.class))
                    .isEqualTo(json);
        }
    }

    /** As a cast leaves them, or a library that knows no generics. */
    @Nested
    class Content_that_is_not_as_declared {

        record Box<T>(T item) {}

        record Row(
                List<Long> ids,
                Map<Long, String> names,
                Map<String, Double> sums,
                Optional<String> first,
                Map.Entry<Long, Boolean> entry,
                Box<Long> box,
                List<Integer> numbers) {}

        @Test
        @SuppressWarnings({"unchecked", "rawtypes"}) // That is the case.
        void comes_back_as_it_was() {
            Row row = new Row(
                    (List) List.of(1, 2L, "3", true, 4.5),
                    (Map) new TreeMap<>(Map.of("a", 1)),
                    (Map) Map.of("b", 2),
                    (Optional) Optional.of(5),
                    (Map.Entry) Map.entry(6, "x"),
                    new Box(7),
                    (List) List.of(8L, new BigDecimal("9.0")));

            assertThat(copy(row)).isEqualTo(row);
        }

        @Test
        void has_the_key_of_what_looks_the_same() throws Exception {
            Type longs = Row.class.getDeclaredField("ids").getGenericType();

            WrittenArguments written = values.writeArguments(new Object[] {List.of(1)}, new Type[] {longs}, null);

            assertThat(written.json().get(0)).contains("Integer");
            assertThat(written.key()).isEqualTo("[[1]]");
        }
    }

    @Nested
    class A_key_of_a_map {

        @Test
        void may_be_long() {
            Map<String, Integer> map = Map.of("x".repeat(200_000), 1);

            assertThat(copy(map)).isEqualTo(map);
            assertThat(JsonValues.tree(values.write(map, Object.class)).isObject())
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"\ud800", "a\udc00b", "\ud83d\ude00\ud83d", "\ud83d\ude00"})
        void may_be_half_of_a_character(String key) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("a", new ArrayList<>(List.of(1)));
            map.put(key, map.get("a"));

            Map<String, Object> back = copy(map);

            assertThat(back).isEqualTo(map).containsOnlyKeys("a", key);
            assertThat(back.get(key)).isSameAs(back.get("a"));
            assertThat(JsonValues.tree(values.write(map, Object.class)).isObject())
                    .isTrue();
        }

        @Test
        void that_is_half_of_a_character_has_the_same_key_in_any_order() {
            Map<String, Integer> map = new LinkedHashMap<>();
            map.put("\ud800", 1);
            map.put("b", 2);
            Map<String, Integer> other = new LinkedHashMap<>();
            other.put("b", 2);
            other.put("\ud800", 1);

            assertThat(key(map)).isEqualTo(key(other)).isEqualTo(key(new TreeMap<>(map)));
        }

        private String key(Object value) {
            return values.writeArguments(new Object[] {value}, new Type[] {Object.class}, null)
                    .key();
        }
    }

    @Nested
    class An_empty_map_of_an_enum {

        record Named(EnumMap<DayOfWeek, Integer> days) {}

        private static final EnumMap<DayOfWeek, Integer> EMPTY = new EnumMap<>(DayOfWeek.class);

        @Test
        void stays_one() {
            EnumMap<DayOfWeek, Integer> back = copy(new Named(EMPTY)).days();
            back.put(DayOfWeek.FRIDAY, 5);

            assertThat(back).containsExactly(Map.entry(DayOfWeek.FRIDAY, 5));
            assertThat(copy(EMPTY)).isEmpty();
        }

        @Test
        void of_an_enum_that_is_not_recorded_is_a_plain_map() {
            assertThat(copy((Map<?, ?>) new EnumMap<>(System.Logger.Level.class)))
                    .isEmpty();
        }

        @Test
        void of_an_older_recording_is_one_where_it_is_declared() {
            Named back = (Named)
                    Objects.requireNonNull(values.read("{\"days\":{\"@type\":\"LinkedHashMap\"}}", Named.class));

            assertThat(back.days()).isEqualTo(EMPTY);
        }
    }

    @Nested
    class Properties_that_fall_back {

        record Settings(Properties properties, List<Properties> others) {}

        private static Properties properties() {
            Properties first = new Properties();
            first.setProperty("host", "a");
            first.setProperty("port", "1");
            Properties second = new Properties(first);
            second.setProperty("port", "2");
            Properties properties = new Properties(second);
            properties.setProperty("host", "own");
            properties.setProperty("@own", "x");
            return properties;
        }

        @Test
        void still_do() {
            Properties back = copy(new Settings(properties(), List.of())).properties();

            assertThat(back).isEqualTo(properties());
            assertThat(back.getProperty("host")).isEqualTo("own");
            assertThat(back.getProperty("port")).isEqualTo("2");
            back.remove("host");
            assertThat(back.getProperty("host")).isEqualTo("a");
            assertThat(back.stringPropertyNames()).containsExactlyInAnyOrder("host", "port", "@own");
        }

        @Test
        void stay_shared() {
            Properties shared = properties();

            Settings back = copy(new Settings(shared, List.of(shared, new Properties(shared))));

            assertThat(back.others().get(0)).isSameAs(back.properties());
            assertThat(back.others().get(1)).isEmpty();
            assertThat(back.others().get(1).getProperty("port")).isEqualTo("2");
        }

        @Test
        void leave_others_as_they_were() {
            Properties properties = new Properties();
            properties.setProperty("a", "b");

            assertThat(values.write(properties, Properties.class)).isEqualTo("{\"a\":\"b\"}");
        }
    }
}

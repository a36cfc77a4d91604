package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

// Any kind of list is a value.
@SuppressWarnings("JdkObsolete")
class KeyTests {

    private final JsonValues values = JsonValues.writer();

    enum Color {
        RED,
        GREEN
    }

    record Line(String sku, Color color, Set<Color> others, Map<Color, Integer> amounts) {}

    static final class Friend {
        final String name;
        final Collection<Friend> friends;

        Friend(String name, Collection<Friend> friends) {
            this.name = name;
            this.friends = friends;
        }
    }

    private String key(Object value) {
        return values.writeKey(value, Object.class);
    }

    private String key(Object value, Type declared) {
        return values.writeArguments(new Object[] {value}, new Type[] {declared}, null)
                .key();
    }

    @Nested
    class Is_the_same {

        static Stream<Collection<Integer>> lists() {
            return Stream.of(
                    new ArrayList<>(List.of(1, 2)),
                    new LinkedList<>(List.of(1, 2)),
                    new CopyOnWriteArrayList<>(List.of(1, 2)),
                    Arrays.asList(1, 2),
                    Collections.unmodifiableList(Arrays.asList(1, 2)),
                    Stream.of(1, 2).toList(),
                    List.of(0, 1, 2).subList(1, 3));
        }

        @ParameterizedTest
        @MethodSource("lists")
        void for_any_kind_of_list(Collection<Integer> lists) {
            assertThat(key(lists)).isEqualTo("[1,2]");
            assertThat(key(lists, List.class)).isEqualTo("[[1,2]]");
            assertThat(key(lists, Collection.class)).isEqualTo("[[1,2]]");
        }

        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void for_maps_and_sets_in_any_order(long seed) {
            Random random = new Random(seed);
            List<Object> keys = new ArrayList<>();
            IntStream.range(0, 50)
                    .forEach(i ->
                            keys.addAll(List.of(i, (long) i, "k" + i, List.of(i), Map.of("m", Set.of(i, -i - 1)))));
            keys.addAll(List.of(Color.RED, Color.GREEN, new Line("pen", Color.RED, Set.of(), Map.of())));

            Set<Object> set = new LinkedHashSet<>(keys);
            Map<Object, Object> map = new LinkedHashMap<>();
            set.forEach(each -> map.put(each, each.hashCode() % 3 == 0 ? "three" : 7));
            Collections.shuffle(keys, random);
            Set<Object> otherSet = random.nextBoolean() ? new HashSet<>(keys) : new LinkedHashSet<>(keys);
            Map<Object, Object> otherMap = random.nextBoolean() ? new HashMap<>() : new ConcurrentHashMap<>();
            keys.forEach(each -> otherMap.put(each, map.get(each)));

            assertThat(key(otherSet)).isEqualTo(key(set));
            assertThat(key(otherMap)).isEqualTo(key(map));
        }

        @Test
        void for_a_double_on_any_jdk() {
            // JDKs before 19 print 1.9999999999999998E23 and 8.409999999999999E21.
            assertThat(key(Double.parseDouble("2e23"))).isEqualTo("2.0E23");
            assertThat(key(Double.parseDouble("8.41e21"), double.class)).isEqualTo("[8.41E21]");
            assertThat(key(OptionalDouble.of(Double.parseDouble("2e23")))).contains("\"2.0E23\"");
            assertThat(key(1.0e10f)).contains("\"1.0E10\"");
        }

        @Test
        void for_any_kind_of_set_and_map() {
            assertThat(Stream.of(
                                    EnumSet.allOf(Color.class),
                                    Set.of(Color.GREEN, Color.RED),
                                    new TreeSet<>(Set.of(Color.RED, Color.GREEN)),
                                    Collections.unmodifiableSet(new HashSet<>(Set.of(Color.RED, Color.GREEN))))
                            .map(KeyTests.this::key))
                    .hasSize(4)
                    .containsOnly(key(EnumSet.allOf(Color.class)));
            assertThat(Stream.of(
                                    new EnumMap<>(Map.of(Color.RED, 1)),
                                    Map.of(Color.RED, 1),
                                    new TreeMap<>(Map.of(Color.RED, 1)))
                            .map(KeyTests.this::key))
                    .hasSize(3)
                    .containsOnly(key(Map.of(Color.RED, 1)));
        }

        @Test
        void whether_much_is_shared_by_many_parts_or_stands_in_each() {
            String text = "t".repeat(2000);
            List<String> cached = List.of(text);

            String sharing = values.writeKey(Collections.nCopies(300, cached), List.class);

            assertThat(sharing)
                    .isEqualTo(values.writeKey(
                            Stream.generate(() -> List.of(text)).limit(300).toList(), List.class));
        }

        @Test
        void whether_parts_are_shared_or_equal() {
            List<Integer> one = new ArrayList<>(List.of(1));

            assertThat(key(List.of(one, one))).isEqualTo(key(List.of(List.of(1), List.of(1))));
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 9, 10, 40})
        void for_equal_graphs_in_which_all_know_all(int size) {
            Friend ann = friends(size, new ArrayList<>(), "ann");
            JsonValues bounded = values.limit(1_000_000);

            String key = bounded.writeKey(ann, Friend.class);

            assertThat(key).isEqualTo(bounded.writeKey(friends(size, new ArrayList<>(), "ann"), Friend.class));
            assertThat(key).isNotEqualTo(bounded.writeKey(friends(size, new ArrayList<>(), "bob"), Friend.class));
        }

        @Test
        void for_equal_graphs_of_sets_in_any_order() {
            String key = values.writeKey(friends(12, new HashSet<>(), "ann"), Friend.class);

            assertThat(key).isEqualTo(values.writeKey(friends(12, new HashSet<>(), "ann"), Friend.class));
        }

        private static Friend friends(int size, Collection<Friend> none, String last) {
            List<Friend> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                all.add(new Friend(
                        i == size - 1 ? last : "friend " + i,
                        none instanceof Set ? new HashSet<>(none) : new ArrayList<>(none)));
            }
            for (Friend friend : all) {
                all.stream().filter(other -> other != friend).forEach(friend.friends::add);
            }
            return all.get(0);
        }

        @Test
        void for_a_number_of_the_declared_type_boxed_or_not() {
            assertThat(key(1L, long.class)).isEqualTo(key(1L, Long.class)).isEqualTo("[1]");
            assertThat(key(1, int.class)).isEqualTo(key(1, Integer.class)).isEqualTo("[1]");
        }

        @ParameterizedTest
        @MethodSource("dev.playback.codec.ValueTable#kinds")
        void each_time_for_each_kind_of_value(ValueTable.Kind kind) {
            String one = values.writeKey(ValueTable.make(kind.value()), Object.class);
            String other = values.writeKey(ValueTable.make(kind.value()), Object.class);

            assertThat(other).isEqualTo(one).doesNotContain("@trace");
        }

        @Test
        void in_another_locale() {
            Locale before = Locale.getDefault();
            GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
            List<Object> all =
                    List.of(1.5, Color.RED, Locale.GERMANY, Instant.EPOCH, new BigDecimal("1.50"), "I", calendar);
            String key = key(all);
            try {
                Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));

                assertThat(key(all)).isEqualTo(key);
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Nested
    class Differs {

        static Stream<List<Object>> pairs() {
            return Stream.of(
                    List.of(1, 1L),
                    List.of(1, "1"),
                    List.of(1, 1.0),
                    List.of(0.0, -0.0),
                    List.of(1.0f, 1.0),
                    List.of('a', "a"),
                    List.of(new BigDecimal("1.0"), new BigDecimal("1.00")),
                    List.of(ZoneOffset.UTC, ZoneId.of("UTC")),
                    List.of(Color.RED, "RED"),
                    List.of(List.of(1, 2), List.of(2, 1)),
                    List.of(List.of(1, 2), Set.of(1, 2)),
                    List.of(List.of(), Set.of()),
                    List.of(List.of(), Map.of()),
                    List.of(List.of(1), new int[] {1}),
                    List.of(new int[] {1}, new long[] {1}),
                    List.of(new int[] {1}, new Integer[] {1}),
                    List.of(List.of(List.of(1), 2), List.of(1, List.of(2))),
                    List.of(Map.of("a", 1), Map.of("a", 1L)),
                    List.of(Map.of(1, "a"), Map.of("1", "a")),
                    List.of(Map.of("@set", List.of(1)), Set.of(1)),
                    List.of(Optional.empty(), Optional.of("")),
                    List.of(Map.of("@type", "x"), Map.of("@@type", "x")),
                    List.of("\uD800", "\uD801"));
        }

        @ParameterizedTest
        @MethodSource("pairs")
        void where_values_differ(List<Object> pairs) {
            assertThat(key(pairs.get(0))).isNotEqualTo(key(pairs.get(1)));
        }

        @Test
        void between_nothing_and_a_text_that_says_so() {
            assertThat(values.writeKey(null, Object.class)).isNotEqualTo(key("null"));
        }

        @Test
        void for_a_set_and_a_list_where_any_collection_is_declared() {
            assertThat(key(Set.of(1), Collection.class)).isNotEqualTo(key(List.of(1), Collection.class));
        }
    }

    @Nested
    class Is_readable {

        @Test
        void up_to_as_many_bytes_not_characters() {
            assertThat(key("\u20ac".repeat(84), String.class)).hasSize(88).doesNotContain("#");
            assertThat(key("\u20ac".repeat(85), String.class)).hasSize(97).contains("#");
        }

        @Test
        void up_to_256_bytes() {
            assertThat(key("a".repeat(252), String.class)).hasSize(256).doesNotContain("#");
            assertThat(key("a".repeat(253), String.class)).hasSize(64 + 1 + 32).startsWith("[\"aaa");
        }

        @Test
        void counted_in_bytes_and_cut_between_characters() {
            assertThat(key("é".repeat(126), String.class)).doesNotContain("#");
            String cut = key("x".repeat(61) + "😀".repeat(99), String.class);

            assertThat(cut).contains("x#");
            assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(cut);
        }

        @Test
        void no_two_of_many_long_ones_are_the_same() {
            String prefix = "p".repeat(300);

            assertThat(IntStream.range(0, 2000).mapToObj(i -> key(prefix + i, String.class)))
                    .doesNotHaveDuplicates();
        }
    }

    @Nested
    class Of_arguments {

        @Test
        void leaves_out_those_that_are_not_chosen() {
            WrittenArguments written = values.writeArguments(
                    new Object[] {"a", 2, 3L}, new Type[] {String.class, int.class, long.class}, List.of(0, 2));

            assertThat(written.key()).isEqualTo("[\"a\",3]");
            assertThat(written.json()).containsExactly("\"a\"", "2", "3");
        }

        @Test
        void is_the_same_text_by_the_short_way_and_the_long_one() {
            for (String text : List.of("plain", "qu\"ote", "tab\t", "ü", "\u007F", "x".repeat(2000), "\\")) {
                assertThat(key(text, String.class)).isEqualTo(key(text, CharSequence.class));
                assertThat(values.read(values.write(text, String.class), String.class))
                        .isEqualTo(text);
            }
        }
    }
}

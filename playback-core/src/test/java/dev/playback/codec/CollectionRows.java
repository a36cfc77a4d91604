package dev.playback.codec;

import static dev.playback.codec.ValueTable.Kind.right;
import static dev.playback.codec.ValueTable.Kind.same;
import static dev.playback.codec.ValueTable.list;
import static dev.playback.codec.ValueTable.sameItems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.codec.TableTypes.Point;
import dev.playback.codec.ValueTable.Kind;
import java.time.LocalDate;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The rows of the table about arrays, collections and maps. */
// Old collections are values like others.
@SuppressWarnings("JdkObsolete")
final class CollectionRows {

    private CollectionRows() {}

    static List<Kind> rows() {
        List<Kind> rows = new ArrayList<>(lists());
        rows.addAll(views());
        rows.addAll(arrays());
        rows.addAll(sets());
        rows.addAll(maps());
        return rows;
    }

    private static List<Kind> lists() {
        return list(
                same(
                        "ArrayList<Object> mixed scalars",
                        () -> new ArrayList<>(
                                Arrays.asList(1, 2L, 3.0, 4.0f, (short) 5, (byte) 6, 'c', "s", true, null))),
                right("List.of (2 / 3 / 0)", CollectionRows::listsOf, back -> sameItems(listsOf(), back)),
                right("List.of stays immutable", () -> new ArrayList<>(List.of(List.of(4, 5))), back -> {
                    List<?> inner = (List<?>) ((List<?>) back).get(0);
                    assertThat(inner).isEqualTo(List.of(4, 5));
                    assertThatThrownBy(inner::clear).isInstanceOf(UnsupportedOperationException.class);
                }),
                same("Arrays.asList", () -> Arrays.asList("a", null)),
                same("Stream.toList()", () -> Stream.of("a", null, "b").toList()),
                right("subList", () -> new ArrayList<>(List.of(1, 2, 3, 4)).subList(1, 3), back -> assertThat(back)
                        .isEqualTo(List.of(2, 3))),
                right(
                        "ConcurrentHashMap / CopyOnWriteArrayList / ArrayDeque / LinkedList",
                        () -> classesKept(),
                        back -> {
                            sameItems(classesKept().subList(0, 3), ((List<?>) back).subList(0, 3));
                            assertThat(((List<?>) back).get(3))
                                    .isInstanceOf(ArrayDeque.class)
                                    .hasToString("[7, 8]");
                        }),
                right("ArrayDeque", () -> new ArrayDeque<>(List.of(5, 4)), back -> assertThat(back)
                        .isExactlyInstanceOf(ArrayDeque.class)
                        .hasToString("[5, 4]")));
    }

    private static List<Kind> views() {
        return list(
                right("Collections.unmodifiableList/Map, empty*, singleton*, synchronized*", () -> wrappers(), back -> {
                    List<?> items = (List<?>) back;
                    for (int i = 0; i < wrappers().size(); i++) {
                        assertThat(items.get(i))
                                .hasSameClassAs(wrappers().get(i))
                                .hasToString(wrappers().get(i).toString());
                    }
                }),
                right(
                        "HashMap.keySet()/values()",
                        () -> {
                            Map<String, Integer> map = new HashMap<>(Map.of("k", 1, "l", 2));
                            return new ArrayList<>(List.of(map.keySet(), map.values()));
                        },
                        back -> {
                            assertThat(((List<?>) back).get(0)).isEqualTo(Set.of("k", "l"));
                            assertThat(new ArrayList<Object>((Collection<?>) ((List<?>) back).get(1)))
                                    .containsExactlyInAnyOrder(1, 2);
                        }));
    }

    private static List<Kind> arrays() {
        return list(
                same(
                        "int[][] / Object[][] / String[]", () -> new Object[] {
                            new int[][] {{1}, {}, null}, new Object[][] {{1L, "x"}}, new String[] {"a", null}
                        }),
                same("char[] / long[] / double[]{NaN}", () -> new Object[] {
                    new char[] {'a', '\0'}, new long[] {Long.MIN_VALUE}, new double[] {Double.NaN, -0.0}
                }),
                right("List<byte[]>", () -> new ArrayList<>(List.of(new byte[] {1}, new byte[0])), back -> {
                    List<?> items = (List<?>) back;
                    assertThat((byte[]) items.get(0)).containsExactly(1);
                    assertThat((byte[]) items.get(1)).isEmpty();
                }));
    }

    private static List<Kind> sets() {
        return list(
                same("Set.of", () -> Set.of("only")),
                same("EnumSet", () -> EnumSet.of(TableTypes.Level.HIGH)),
                right("ConcurrentHashMap.newKeySet", CollectionRows::keySet, back -> assertThat(back)
                        .isEqualTo(keySet())
                        .hasSameClassAs(keySet())),
                right("LinkedHashSet/TreeSet", CollectionRows::orderedSets, back -> {
                    sameItems(orderedSets(), back);
                    assertThat(back).hasToString("[[z, a], [b, c]]");
                }));
    }

    private static List<Kind> maps() {
        return list(
                same("Map.of (1 / 3)", () -> new ArrayList<>(List.of(Map.of(1, 2), Map.of("a", 1, "b", 2, "c", 3)))),
                same("EnumMap", () -> new EnumMap<>(Map.of(TableTypes.Level.LOW, 3))),
                right("Map.Entry (SimpleEntry/Map.entry)", CollectionRows::entries, back -> sameItems(entries(), back)),
                same("Properties", CollectionRows::properties),
                right("HashMap/LinkedHashMap/TreeMap class kept", CollectionRows::mapClasses, back -> {
                    sameItems(mapClasses(), back);
                    assertThat(((List<?>) back).get(1)).hasToString("{z=1, a=2}");
                }),
                right("TreeMap with comparator", CollectionRows::reversed, back -> {
                    assertThat(back).hasToString("{c=3, b=2, a=1}").isExactlyInstanceOf(TreeMap.class);
                    assertThat(((TreeMap<?, ?>) back).comparator()).isEqualTo(Comparator.reverseOrder());
                }),
                same("Map null key", () -> new HashMap<>(Collections.singletonMap(null, "v"))),
                same("Map null value", () -> new HashMap<>(Collections.singletonMap("k", null))),
                same("Map<Integer,..> keys", () -> new HashMap<>(Map.of(1, "one", 2, "two"))),
                right(
                        "Map<Long> keys in typed field",
                        () -> new TableTypes.ByDay(Map.of(3L, "three")),
                        back -> assertThat(back).isEqualTo(new TableTypes.ByDay(Map.of(3L, "three")))),
                same("Map<Record,..> keys", () -> new HashMap<>(Map.of(new Point(1, "p"), 1, new Point(2, "q"), 2))),
                same("Map<LocalDate,..> keys", () -> new HashMap<>(Map.of(LocalDate.of(2024, 2, 29), 1))),
                same("Map<List,..> keys", () -> new HashMap<>(Map.of(List.of(1, "a"), 1))));
    }

    private static List<?> listsOf() {
        return List.of(List.of(1, 2), List.of(1, 2, 3), List.of());
    }

    private static List<?> classesKept() {
        return new ArrayList<>(List.of(
                new ConcurrentHashMap<>(Map.of("a", 1)),
                new CopyOnWriteArrayList<>(List.of(2)),
                new LinkedList<>(List.of(3)),
                new ArrayDeque<>(List.of(7, 8))));
    }

    private static List<?> wrappers() {
        return new ArrayList<>(List.of(
                Collections.unmodifiableList(new ArrayList<>(List.of(1, 2))),
                Collections.unmodifiableMap(new LinkedHashMap<>(Map.of("a", 1))),
                Collections.unmodifiableSet(new LinkedHashSet<>(List.of(3))),
                Collections.emptyList(),
                Collections.emptyMap(),
                Collections.emptySet(),
                Collections.singletonList("s"),
                Collections.singletonMap("k", "v"),
                Collections.singleton(9L),
                Collections.synchronizedList(new ArrayList<>(List.of(4))),
                Collections.synchronizedMap(new HashMap<>(Map.of("b", 2)))));
    }

    private static Set<String> keySet() {
        Set<String> set = ConcurrentHashMap.newKeySet();
        set.addAll(List.of("a", "b"));
        return set;
    }

    private static List<?> orderedSets() {
        return new ArrayList<>(List.of(new LinkedHashSet<>(List.of("z", "a")), new TreeSet<>(List.of("c", "b"))));
    }

    private static List<?> entries() {
        return List.of(new AbstractMap.SimpleEntry<>("k", 2L), Map.entry(3, "v"));
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("color", "blue");
        return properties;
    }

    private static List<?> mapClasses() {
        Map<String, Integer> linked = new LinkedHashMap<>();
        linked.put("z", 1);
        linked.put("a", 2);
        return new ArrayList<>(List.of(new HashMap<>(linked), linked, new TreeMap<>(linked)));
    }

    private static Map<String, Integer> reversed() {
        Map<String, Integer> map = new TreeMap<>(Comparator.reverseOrder());
        map.putAll(Map.of("a", 1, "b", 2, "c", 3));
        return map;
    }
}

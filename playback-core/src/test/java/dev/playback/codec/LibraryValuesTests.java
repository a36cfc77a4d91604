package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Ordering;
import com.google.common.net.InternetDomainName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.impl.list.mutable.FastList;
import org.eclipse.collections.impl.map.mutable.UnifiedMap;
import org.eclipse.collections.impl.set.mutable.UnifiedSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Sort;

class LibraryValuesTests {

    private final JsonValues values = allowing();

    private static JsonValues allowing(String... packages) {
        return new JsonValues(Set.of(packages), LibraryValuesTests.class.getClassLoader());
    }

    enum Size {
        SMALL,
        LARGE
    }

    record ByLength() implements Comparator<String> {
        @Override
        public int compare(String left, String right) {
            return Integer.compare(left.length(), right.length());
        }
    }

    record Typed(ImmutableList<Size> list, ImmutableMap<Size, List<Long>> map, io.vavr.collection.List<Long> vavr) {}

    @Nested
    class Immutable_collections_of_guava_and_vavr {

        static Stream<Object> collections() {
            return Stream.of(
                    ImmutableList.of(),
                    ImmutableList.of(1L, "b", Size.LARGE),
                    ImmutableList.of("a"),
                    ImmutableSet.of(Size.SMALL, Size.LARGE, "z", "a"),
                    ImmutableSortedSet.of("b", "a"),
                    ImmutableMap.of("k", 1L, "a", List.of(2)),
                    ImmutableMap.of(Size.LARGE, 1, 2L, "b", "k", 3),
                    ImmutableSortedMap.of("b", 1, "a", 2),
                    ImmutableBiMap.of("one", 1, "two", 2),
                    io.vavr.collection.List.of(1, 2L, "c"),
                    io.vavr.collection.List.empty(),
                    io.vavr.collection.Vector.of("a", Size.SMALL),
                    io.vavr.collection.Array.of(1L),
                    io.vavr.collection.HashSet.of(Size.SMALL, "b"),
                    io.vavr.collection.LinkedHashSet.of("b", "a"),
                    io.vavr.collection.HashMap.of(Size.SMALL, 1L, "b", 2),
                    io.vavr.collection.LinkedHashMap.of("z", 1, "a", 2));
        }

        @ParameterizedTest
        @MethodSource("collections")
        void come_back_without_more_being_allowed_than_what_they_hold(Object collection) {
            JsonValues own = allowing("dev.playback.codec");

            Object back = own.read(own.write(collection, Object.class), Object.class);

            assertThat(back).isEqualTo(collection).hasSameClassAs(collection).hasToString(collection.toString());
        }

        @Test
        void come_back_where_they_are_declared() {
            Typed typed = new Typed(
                    ImmutableList.of(Size.LARGE),
                    ImmutableMap.of(Size.SMALL, List.of(5L)),
                    io.vavr.collection.List.of(6L));

            assertThat(values.read(values.write(typed, Typed.class), Typed.class))
                    .isEqualTo(typed);
        }

        @Test
        void have_the_key_of_plain_ones() {
            assertThat(values.writeKey(ImmutableList.of(1, 2), Object.class)).isEqualTo("[1,2]");
            assertThat(values.writeKey(ImmutableMap.of("b", 1, "a", 2), Object.class))
                    .isEqualTo(values.writeKey(Map.of("a", 2, "b", 1), Object.class));
        }

        static Stream<Object> ordered() {
            return Stream.of(
                    ImmutableSortedSet.reverseOrder().add("a", "c", "b").build(),
                    ImmutableSortedSet.of(1, 3, 2).descendingSet(),
                    ImmutableSortedSet.orderedBy(String.CASE_INSENSITIVE_ORDER)
                            .add("B", "a")
                            .build(),
                    ImmutableSortedSet.orderedBy(new ByLength()).add("aa", "b").build(),
                    ImmutableSortedMap.of("a", 1, "b", 2).descendingMap(),
                    ImmutableSortedMap.orderedBy(new ByLength())
                            .put("aa", 1)
                            .put("b", 2)
                            .build(),
                    new TreeSet<>(Ordering.natural().reverse()));
        }

        @ParameterizedTest
        @MethodSource("ordered")
        void keep_an_order_of_their_own(Object collection) {
            JsonValues own = allowing("dev.playback.codec");

            Object back = own.read(own.write(collection, Object.class), Object.class);

            assertThat(back).isEqualTo(collection).hasSameClassAs(collection).hasToString(collection.toString());
        }

        @Test
        void keep_their_items_in_an_order_that_cannot_be_recorded() {
            Comparator<String> last = Comparator.comparing(text -> text.charAt(text.length() - 1));
            List<String> notes = new ArrayList<>();

            ImmutableSortedSet<?> set = (ImmutableSortedSet<?>) Objects.requireNonNull(values.read(
                    values.write(
                            ImmutableSortedSet.orderedBy(last)
                                    .add("az", "zb", "ya", "xc")
                                    .build(),
                            Object.class),
                    Object.class,
                    notes::add));
            ImmutableSortedMap<?, ?> map = (ImmutableSortedMap<?, ?>) Objects.requireNonNull(values.read(
                    values.write(
                            ImmutableSortedMap.orderedBy(last)
                                    .put("az", 1)
                                    .put("zb", 2)
                                    .build(),
                            Object.class),
                    Object.class,
                    notes::add));

            assertThat(set.asList()).map(Object::toString).containsExactly("ya", "zb", "xc", "az");
            assertThat(map.toString()).isEqualTo("{zb=2, az=1}");
            assertThat(notes).hasSize(2).allMatch(note -> note.contains("an order that cannot be recorded"));
        }

        @Test
        void have_keys_of_what_they_hold_in_any_order() {
            Set<Integer> up = ImmutableSortedSet.of(1, 2);
            Set<Integer> down =
                    ImmutableSortedSet.<Integer>reverseOrder().add(1, 2).build();
            Set<Integer> other =
                    ImmutableSortedSet.<Integer>reverseOrder().add(1, 3).build();

            assertThat(values.writeKey(down, Set.class))
                    .isEqualTo(values.writeKey(up, Set.class))
                    .isNotEqualTo(values.writeKey(other, Set.class));
        }

        @Test
        void come_back_as_views_of_maps() {
            ImmutableMap<String, Integer> map = ImmutableMap.of("b", 1, "a", 2);

            assertThat(values.read(values.write(map.entrySet(), Object.class), Object.class))
                    .isEqualTo(map.entrySet());
            assertThat(values.read(values.write(map.keySet(), Object.class), Object.class))
                    .isEqualTo(map.keySet());
            assertThat(values.read(values.write(map.values(), Object.class), Object.class))
                    .isEqualTo(List.of(1, 2));
        }
    }

    @Nested
    class Collections_with_tables_of_their_own {

        private final JsonValues eclipse = allowing(
                "org.eclipse.collections.impl.list.mutable",
                "org.eclipse.collections.impl.list.immutable",
                "org.eclipse.collections.impl.map.mutable",
                "org.eclipse.collections.impl.set.mutable",
                "dev.playback.codec");

        static Stream<Object> collections() {
            return Stream.of(
                    FastList.<Object>newListWith("a", 2L, Size.LARGE),
                    Lists.immutable.<Object>of(1, 2, 3L),
                    Lists.immutable.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
                    UnifiedMap.newWithKeysValues(Size.SMALL, 1L, Size.LARGE, 2L),
                    UnifiedSet.<Object>newSetWith(Size.SMALL, "b", 3L));
        }

        @ParameterizedTest
        @MethodSource("collections")
        void are_written_by_their_items(Object collection) {
            Object back = eclipse.read(eclipse.write(collection, Object.class), Object.class);

            assertThat(back).isEqualTo(collection).hasSameClassAs(collection);
        }

        @Test
        void do_not_keep_where_a_hash_code_of_this_jvm_put_an_item() {
            String json = eclipse.write(UnifiedMap.newWithKeysValues(Size.LARGE, 2L), Object.class);

            assertThat(json).contains("@entries").doesNotContain("\"table\"");
        }

        @Test
        void name_the_setting_where_their_package_is_not_allowed() {
            String json = values.write(FastList.newListWith(1), Object.class);

            assertThatThrownBy(() -> values.read(json, Object.class))
                    .hasMessageContaining(
                            "the class org.eclipse.collections.impl.list.mutable.FastList is not allowed. If recordings may"
                                    + " hold it, allow its package 'org.eclipse.collections.impl.list.mutable' (playback.allow)");
        }
    }

    @Nested
    class A_page_of_spring_data {

        private final JsonValues spring = allowing("org.springframework.data.domain", "dev.playback.codec");

        @Test
        void comes_back_with_its_content_and_request() {
            PageImpl<TableTypes.Point> page = new PageImpl<>(
                    List.of(new TableTypes.Point(1, "a"), new TableTypes.Point(2, "b")),
                    PageRequest.of(3, 2, Sort.by(Sort.Order.desc("label"))),
                    99);
            SliceImpl<String> slice = new SliceImpl<>(List.of("x"), PageRequest.of(0, 1), true);

            assertThat(spring.read(spring.write(page, Object.class), Object.class))
                    .isEqualTo(page)
                    .hasToString(page.toString());
            assertThat(spring.read(spring.write(slice, Object.class), Object.class))
                    .isEqualTo(slice);
        }

        @Test
        void without_a_request_is_still_unpaged() {
            PageImpl<String> page = new PageImpl<>(List.of("only"));

            PageImpl<?> back =
                    (PageImpl<?>) Objects.requireNonNull(spring.read(spring.write(page, Object.class), Object.class));

            assertThat(back).isEqualTo(page);
            assertThat(back.getPageable().isUnpaged()).isTrue();
        }
    }

    @Nested
    class A_codec_of_the_application {

        private final InternetDomainName name = InternetDomainName.from("shop.example.org");
        private final JsonValues domains = allowing("com.google.common.net");

        @Test
        void writes_and_reads_its_values() {
            assertThat(domains.read(domains.write(List.of(name), Object.class), Object.class))
                    .isEqualTo(List.of(name));
            assertThat(domains.writeKey(name, Object.class)).contains("shop.example.org");
        }

        @Test
        void reads_nothing_that_is_not_allowed() {
            String json = domains.write(name, Object.class);

            assertThatThrownBy(() -> values.read(json, Object.class))
                    .hasMessageContaining("the class com.google.common.net.InternetDomainName is not allowed");
        }
    }
}

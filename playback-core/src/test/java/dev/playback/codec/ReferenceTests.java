package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// Old types and builders are values like others.
@SuppressWarnings({"JavaUtilDate", "UnnecessaryStringBuilder"})
class ReferenceTests {

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());

    static final class Both {
        @Nullable
        Object left;

        @Nullable
        Object right;

        Both(@Nullable Object left, @Nullable Object right) {
            this.left = left;
            this.right = right;
        }
    }

    /** Equal by its name, which is set after others may point to it. */
    static final class Employee {
        final Set<Employee> team = new HashSet<>();

        @Nullable
        Employee boss;

        final String name;

        Employee(String name, @Nullable Employee boss) {
            this.name = name;
            this.boss = boss;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Employee employee && name.equals(employee.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    static final class Ring {
        @Nullable
        Ring before;

        @Nullable
        Ring after;

        int number;
    }

    static final class Station {
        final int number;
        final Map<Station, Integer> minutes = new LinkedHashMap<>();

        @Nullable
        Station next;

        Station(int number) {
            this.number = number;
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T copy(T value) {
        return (T) Objects.requireNonNull(values.read(values.write(value, Object.class), Object.class));
    }

    @Test
    void maps_within_maps_whose_last_keys_are_no_strings_are_written_in_no_time() {
        Map<Object, Object> map = new LinkedHashMap<>(Map.of("leaf", 1));
        for (int depth = 0; depth < 150; depth++) {
            Map<Object, Object> around = new LinkedHashMap<>();
            around.put("inside", map);
            around.put(depth, "last");
            map = around;
        }

        // Written twice on each level, it would take longer than the universe is old.
        String json = values.write(map, Object.class);

        assertThat(values.read(json, Object.class)).isEqualTo(map);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 5, 8, 13, 21, 34, 55, 89})
    void shared_objects_stay_shared_in_a_map_whose_last_keys_are_no_strings(long seed) {
        Random random = new Random(seed);
        List<Object> shared = new ArrayList<>(List.of("shared"));
        List<Object> deep = new ArrayList<>(List.of(shared));
        for (int depth = random.nextInt(500); depth > 0; depth--) {
            deep = new ArrayList<>(List.of(deep));
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        // Enough of them, so that objects are looked for in a table.
        for (int i = random.nextInt(60); i >= 0; i--) {
            map.put("k" + i, new ArrayList<>(List.of(i, random.nextBoolean() ? shared : deep)));
        }
        map.put("last", shared);
        map.put(seed, deep);
        map.put(List.of("key"), shared);
        List<Object> all = new ArrayList<>(List.of(shared, Map.of("inside", map), new LinkedHashMap<>(map), shared));
        if (random.nextBoolean()) {
            all.add(0, new ArrayList<>(List.of("first")));
        }

        List<?> read = (List<?>) Objects.requireNonNull(values.read(values.write(all, Object.class), Object.class));

        assertThat(read).isEqualTo(all);
        int first = all.indexOf(shared);
        Map<?, ?> inside = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) read.get(first + 1)).get("inside"));
        assertThat(inside.get("last"))
                .isSameAs(read.get(first))
                .isSameAs(inside.get(List.of("key")))
                .isSameAs(read.get(first + 3));
        assertThat(((Map<?, ?>) read.get(first + 2)).get(seed)).isSameAs(inside.get(seed));
    }

    @Test
    void a_mutable_scalar_stays_shared() {
        for (Object shared : List.of(
                new AtomicInteger(3), new Date(4), new byte[] {5}, new StringBuilder("6"), new ReentrantLock())) {
            Both both = copy(new Both(shared, shared));

            assertThat(both.left).isSameAs(both.right).hasSameClassAs(shared);
        }
    }

    @Test
    void an_array_a_map_and_a_list_hold_what_holds_them() {
        Object[] array = new Object[2];
        Map<String, Object> map = new HashMap<>();
        List<Object> list = new ArrayList<>();
        array[0] = map;
        map.put("list", list);
        list.add(array);

        Object[] back = copy(array);

        Map<?, ?> backMap = (Map<?, ?>) back[0];
        assertThat(((List<?>) Objects.requireNonNull(backMap.get("list"))).get(0))
                .isSameAs(back);
    }

    @Test
    void an_array_holds_itself() {
        Object[] array = new Object[] {null, 5};
        array[0] = array;

        Object[] back = copy(array);

        assertThat(back[0] == back).isTrue();
    }

    @Test
    void a_set_finds_items_that_point_back_to_its_owner() {
        Employee boss = new Employee("ann", null);
        boss.team.add(new Employee("ben", boss));
        boss.team.add(boss);

        Employee back = copy(boss);

        assertThat(back.team).hasSize(2).contains(back, new Employee("ben", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 199, 200, 201, 1000})
    void a_ring_of_any_length_closes_both_ways(int length) {
        Ring first = new Ring();
        Ring last = first;
        for (int i = 1; i < length; i++) {
            Ring next = new Ring();
            next.number = i;
            next.before = last;
            last.after = next;
            last = next;
        }
        last.after = first;
        first.before = last;

        Ring at = copy(first);

        for (int i = 0; i < length; i++) {
            Ring next = Objects.requireNonNull(at.after);
            assertThat(next.before == at && next.number == (i + 1) % length).isTrue();
            at = next;
        }
        assertThat(values.writeKey(first, Object.class)).isEqualTo(values.writeKey(copy(first), Object.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 100, 201, 1000})
    void keys_of_a_map_may_be_made_far_from_it(int length) {
        List<Station> line = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            line.add(new Station(i));
        }
        for (int i = 0; i < length; i++) {
            line.get(i).next = line.get((i + 1) % length);
            line.get(i).minutes.put(line.get((i + length - 1) % length), i);
            line.get(i).minutes.put(line.get((i + length / 2) % length), -i);
        }

        Station at = copy(line.get(0));

        for (int i = 0; i < length; i++) {
            Station next = Objects.requireNonNull(at.next);
            assertThat(next.minutes).containsEntry(at, (i + 1) % length).hasSize(2);
            at = next;
        }
    }

    @Test
    void a_deep_list_of_records_comes_back() {
        record Cell(int number, @Nullable Cell next) {}
        Cell cell = null;
        for (int i = 0; i < 3000; i++) {
            cell = new Cell(i, cell);
        }

        Cell back = copy(Objects.requireNonNull(cell));

        for (int i = 2999; i >= 0; i--) {
            assertThat(Objects.requireNonNull(back).number()).isEqualTo(i);
            back = back.next();
        }
        assertThat(back).isNull();
    }

    @Test
    void what_is_shared_across_values_does_not_leak_changes() {
        List<Integer> shared = new ArrayList<>(List.of(1));
        String first = values.write(shared, Object.class);
        shared.add(2);
        String second = values.write(shared, Object.class);

        assertThat(values.read(first, Object.class)).isEqualTo(List.of(1));
        assertThat(values.read(second, Object.class)).isEqualTo(List.of(1, 2));
        assertThat(values.read(first, Object.class)).isNotSameAs(values.read(first, Object.class));
    }

    @Test
    void shared_parts_within_shared_parts_take_no_time_to_write_and_to_compare() {
        Object part = new Both(1, 2);
        for (int i = 0; i < 60; i++) {
            part = new Both(part, part);
        }

        String json = values.write(part, Object.class);

        assertThat(json).hasSizeLessThan(20_000);
        assertThat(JsonValues.tree(json)).isNotNull();
        Both back = (Both) Objects.requireNonNull(values.read(json, Object.class));
        assertThat(back.left).isSameAs(back.right);
    }
}

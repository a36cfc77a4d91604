package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import java.io.Serial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.EventObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes of an application that extend those of the JDK, and what is shared within collections. */
@SuppressWarnings({"serial", "JdkObsolete", "JavaUtilDate", "NullAway"
}) // Never serialised; what is old is used, too; asserted not to be null.
class CollectionClassTests {

    private static final String GUAVA = "com.google.common.collect";

    private final JsonValues values = new JsonValues(
            Set.of(CollectionClassTests.class.getPackageName(), GUAVA), CollectionClassTests.class.getClassLoader());

    static class Tags extends HashSet<String> {
        String owner = "";
    }

    static class Names extends LinkedList<String> {}

    static class Sorted extends TreeSet<String> {}

    static class Line extends ArrayDeque<String> {}

    static class Prices extends ConcurrentHashMap<String, Integer> {
        int max = 7;
    }

    static class Lines extends ArrayList<String> {
        Lines() {
            add("first of all");
        }
    }

    static class Recent extends LinkedHashMap<String, Integer> {
        int max = 2;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > max;
        }
    }

    /** Loads its items when it is asked for them. */
    static class Lazy extends Vector<String> {
        boolean isLoaded;

        @Override
        public synchronized Iterator<String> iterator() {
            load();
            return super.iterator();
        }

        @Override
        public synchronized int size() {
            load();
            return super.size();
        }

        private void load() {
            if (!isLoaded) {
                isLoaded = true;
                add("from afar");
            }
        }
    }

    /** Gives each item once. */
    static class Inbox extends LinkedList<String> {
        @Override
        public Iterator<String> iterator() {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return !isEmpty();
                }

                @Override
                public String next() {
                    return Inbox.this.remove();
                }
            };
        }
    }

    static class Counted extends HashMap<String, Integer> {
        transient int asked;

        @Override
        public Set<Map.Entry<String, Integer>> entrySet() {
            asked++;
            return super.entrySet();
        }

        @Override
        public int size() {
            asked++;
            return super.size();
        }
    }

    static class Moment extends Date {
        @Serial
        private static final long serialVersionUID = 1;

        Moment(long millis) {
            super(millis);
        }
    }

    static class Happened extends EventObject {
        final String what;

        Happened(String source) {
            super(source);
            this.what = "happened at " + source;
        }
    }

    static class Account {
        String owner = "";
        int cents;

        static Account of(String owner, int cents) {
            Account account = new Account();
            account.owner = owner;
            account.cents = cents;
            return account;
        }
    }

    static class Bank {
        Map<Long, Account> byId = new HashMap<>();

        @Nullable
        Account current;
    }

    static class Company {
        String name = "";
        Set<Employee> staff = new HashSet<>();
    }

    static class Employee {
        Company company = new Company();
        String name = "";
    }

    @Nested
    class One_with_a_way_of_its_own_to_go_through_it {

        @Test
        void is_not_loaded_by_recording_it() {
            Lazy lazy = new Lazy();

            String json = values.write(lazy, Lazy.class);
            values.writeKey(lazy, Lazy.class);

            assertThat(lazy.isLoaded).isFalse();
            assertThat(json).isEqualTo("{\"isLoaded\":false,\"@items\":[]}");
        }

        @Test
        void is_not_used_up_by_recording_it() {
            Inbox inbox = new Inbox();
            inbox.add("a");
            inbox.add("b");

            Inbox back = (Inbox) values.read(values.write(inbox, Inbox.class), Inbox.class);
            String key = values.writeKey(inbox, Inbox.class);

            assertThat(inbox.size()).isEqualTo(2);
            assertThat(back.poll()).isEqualTo("a");
            assertThat(key).isEqualTo("{\"@items\":[\"a\",\"b\"]}");
        }

        @Test
        void is_written_as_it_stands_if_it_is_a_map() {
            Counted counted = new Counted();
            counted.put("b", 1);
            counted.put("a", 2);
            counted.asked = 0;

            Counted back = (Counted) values.read(values.write(counted, Object.class), Object.class);
            String key = values.writeKey(counted, Counted.class);

            assertThat(counted.asked).isZero();
            assertThat(back).isEqualTo(counted);
            assertThat(key).isEqualTo("{\"a\":2,\"b\":1}");
        }
    }

    static Stream<Object> collections() {
        Tags tags = new Tags();
        tags.add("a");
        tags.owner = "ann";
        Names names = new Names();
        names.addAll(List.of("b", "a"));
        Sorted sorted = new Sorted();
        sorted.add("x");
        Lines lines = new Lines();
        lines.add("second");
        Prices prices = new Prices();
        prices.put("max", 1);
        prices.put("@type", 2);
        Recent recent = new Recent();
        recent.max = 5;
        for (int i = 0; i < 5; i++) {
            recent.put("k" + i, i);
        }
        return Stream.of(tags, names, sorted, lines, prices, recent);
    }

    @ParameterizedTest
    @MethodSource("collections")
    void a_collection_class_comes_back_with_its_items_and_its_fields(Object collection) {
        Object back = values.read(values.write(collection, Object.class), Object.class);

        assertThat(back).isEqualTo(collection).hasSameClassAs(collection);
        assertThat(back).usingRecursiveComparison().isEqualTo(collection);
    }

    static class Page extends ArrayList<String> {
        final int total;

        Page(List<String> items, int total) {
            super(items);
            this.total = total;
        }
    }

    static class Shortest extends TreeSet<String> {
        Shortest(Comparator<String> order) {
            super(order);
        }
    }

    static class Indexed extends HashMap<String, Integer> {
        private final transient List<String> order;

        Indexed(List<String> order) {
            this.order = order;
        }

        @Override
        public Integer put(String key, Integer value) {
            order.add(key);
            return super.put(key, value);
        }
    }

    class Inner extends LinkedList<String> {
        JsonValues around() {
            return values;
        }
    }

    record Declared(Indexed indexed, Map<String, Integer> map) {}

    @Nested
    class Without_a_constructor_that_takes_nothing {

        @Test
        void it_comes_back_with_its_items_and_its_fields() {
            Page page = new Page(List.of("b", "a"), 70);

            Page back = (Page) Objects.requireNonNull(values.read(values.write(page, Object.class), Object.class));

            assertThat(back).containsExactly("b", "a");
            assertThat(back.total).isEqualTo(70);
            back.add("c");
            assertThat(values.writeKey(page, Object.class))
                    .isNotEqualTo(values.writeKey(new Page(List.of("b", "a"), 71), Object.class));
        }

        @SuppressWarnings("DoubleBraceInitialization") // Applications have them.
        Stream<Object> plain() {
            Indexed indexed = new Indexed(new ArrayList<>());
            indexed.put("k", 1);
            Shortest shortest = new Shortest(Comparator.reverseOrder());
            shortest.addAll(List.of("a", "b"));
            Inner inner = new Inner();
            inner.add("in");
            return Stream.of(
                    new ArrayList<String>() {
                        {
                            add(suffix);
                        }
                    },
                    new EnumMap<TimeUnit, String>(TimeUnit.class) {
                        {
                            put(TimeUnit.DAYS, suffix);
                        }
                    },
                    new LinkedHashSet<>(List.of("b", "a")) {
                        {
                            add(suffix);
                        }
                    },
                    indexed,
                    shortest,
                    inner);
        }

        private final String suffix = "c";

        @Test
        void it_comes_back_as_what_it_extends_if_it_is_no_more_than_its_items() {
            List<Object> all = plain().toList();

            List<Object> back = all.stream()
                    .map(one -> Objects.requireNonNull(values.read(values.write(one, Object.class), Object.class)))
                    .toList();

            assertThat(back).isEqualTo(all);
            assertThat(back)
                    .map(Object::toString)
                    .isEqualTo(all.stream().map(Object::toString).toList());
            assertThat(back)
                    .map(one -> (Object) one.getClass())
                    .containsExactly(
                            ArrayList.class,
                            EnumMap.class,
                            LinkedHashSet.class,
                            HashMap.class,
                            TreeSet.class,
                            LinkedList.class);
        }

        Stream<Object> otherwise() {
            return Stream.of(
                    new ArrayList<Integer>(List.of(1)) {
                        private final int factor = Integer.parseInt("3");

                        @Override
                        public boolean add(Integer item) {
                            return super.add(item * factor);
                        }
                    },
                    new ArrayList<Integer>(List.of(1)) {
                        @Override
                        public Integer get(int index) {
                            return super.get(index) * 3;
                        }
                    },
                    new HashMap<String, Integer>() {
                        @Override
                        public Integer get(Object key) {
                            return getOrDefault(key, 0);
                        }
                    },
                    new LinkedHashMap<String, Integer>() {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                            return size() > 2;
                        }
                    });
        }

        @Test
        void it_is_a_marker_if_it_has_more_than_its_items_or_does_otherwise() {
            List<Object> all = otherwise().toList();

            assertThat(all).allSatisfy(one -> assertThat(values.write(one, Object.class))
                    .isEqualTo("{\"@opaque\":\"%s\"}", one.getClass().getName()));
        }

        @Test
        void it_has_the_key_of_a_plain_one() {
            Indexed one = new Indexed(new ArrayList<>());
            one.put("k", 1);

            assertThat(values.writeKey(one, Indexed.class)).isEqualTo(values.writeKey(Map.of("k", 1), Map.class));
        }

        @Test
        void it_stays_a_marker_where_nothing_else_can_stand() {
            Indexed indexed = new Indexed(new ArrayList<>());
            indexed.put("k", 1);

            Declared back = (Declared) Objects.requireNonNull(
                    values.read(values.write(new Declared(indexed, indexed), Declared.class), Declared.class));

            assertThatThrownBy(() -> back.indexed().size()).isInstanceOf(OpaqueValueException.class);
            assertThat(back.map()).isEqualTo(Map.of("k", 1));
        }
    }

    @Test
    void a_queue_class_comes_back_with_its_items() {
        Line line = new Line();
        line.add("b");
        line.add("a");

        assertThat((Line) values.read(values.write(line, Object.class), Object.class))
                .containsExactly("b", "a");
    }

    @Test
    void state_that_only_the_jdk_can_restore_is_no_silent_zero() {
        assertThat(values.write(new Moment(5), Object.class)).contains("@opaque");
    }

    @Test
    void an_event_is_what_the_application_put_into_it() {
        Happened back = (Happened) values.read(values.write(new Happened("till"), Object.class), Object.class);

        assertThat(back.what).isEqualTo("happened at till");
    }

    @Test
    void state_that_a_subclass_writes_for_its_superclass_comes_back() {
        ListMultimap<String, Integer> map = ArrayListMultimap.create();
        map.put("a", 1);
        map.put("a", 2);

        assertThat(values.read(values.write(map, Object.class), Object.class)).isEqualTo(map);
        assertThat(values.writeKey(ImmutableListMultimap.of("a", 1), Object.class))
                .isNotEqualTo(values.writeKey(ImmutableListMultimap.of("a", 2), Object.class));
    }

    @Test
    void the_order_of_a_list_class_counts_in_a_key() {
        Names one = new Names();
        one.addAll(List.of("a", "b"));
        Names other = new Names();
        other.addAll(List.of("b", "a"));

        assertThat(values.writeKey(one, Object.class)).isNotEqualTo(values.writeKey(other, Object.class));
    }

    @Nested
    class What_is_shared {

        @Test
        void stays_with_its_key_in_a_map_that_is_put_in_order() {
            Bank bank = new Bank();
            for (long id = 12; id > 3; id--) {
                bank.byId.put(id, Account.of("owner " + id, (int) id));
            }
            bank.current = bank.byId.get(9L);

            Bank back = (Bank) values.read(values.write(bank, Bank.class), Bank.class);

            assertThat(back.current).isSameAs(back.byId.get(9L));
            assertThat(back.current.owner).isEqualTo("owner 9");
        }

        @Test
        void and_leads_back_from_each_item_of_a_set_is_written_in_no_time() {
            Company company = new Company();
            for (int i = 0; i < 5000; i++) {
                Employee employee = new Employee();
                employee.company = company;
                employee.name = "employee " + i;
                company.staff.add(employee);
            }

            String json = values.write(company, Company.class);

            assertThat(((Company) values.read(json, Company.class)).staff).hasSize(5000);
            // In an order that hash codes have no part in.
            assertThat(json).containsSubsequence("employee 0", "employee 1\"", "employee 999");
        }
    }

    @Test
    void a_message_is_made_by_its_codec_alone() {
        assertThatThrownBy(
                        () -> values.read("{\"@type\":\"com.google.protobuf.Timestamp\",\"seconds_\":5}", Object.class))
                .hasMessageContaining("the com.google.protobuf.Timestamp was not written by its codec");
    }
}

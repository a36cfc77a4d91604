package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Classes of an application that extend a sorted collection of the JDK, or one that falls back to another. */
@SuppressWarnings("serial") // Never serialised.
class CollectionClassOrderTests {

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());
    private final List<String> notes = new ArrayList<>();

    static class Prices extends TreeMap<String, Integer> {
        String currency = "EUR";

        Prices() {}

        Prices(@Nullable Comparator<? super String> order) {
            super(order);
        }
    }

    static class Names extends TreeSet<String> {
        Names() {}

        Names(Comparator<? super String> order) {
            super(order);
        }
    }

    static class Waiting extends PriorityQueue<String> {
        Waiting() {}

        Waiting(Comparator<? super String> order) {
            super(order);
        }
    }

    /** Always has an order of its own. */
    static class Longest extends TreeSet<String> {
        Longest() {
            super(Comparator.comparing(String::length));
        }
    }

    /** Has an order that nobody can give it again. */
    static class Fixed extends TreeSet<String> {
        Fixed() {}

        private Fixed(boolean isReversed) {
            super(isReversed ? Collections.reverseOrder() : Comparator.naturalOrder());
        }
    }

    static class Settings extends Properties {
        Settings() {}

        Settings(Properties defaults) {
            super(defaults);
        }
    }

    @SuppressWarnings("unchecked") // It is what was written.
    private <T> T copy(T value) {
        return (T) Objects.requireNonNull(values.read(values.write(value, Object.class), Object.class, notes::add));
    }

    @Nested
    class The_order {

        @Test
        void is_what_the_constructor_was_given() {
            Prices prices = new Prices(Comparator.reverseOrder());
            prices.put("a", 1);
            prices.put("b", 2);
            prices.currency = "USD";
            Names names = new Names(String.CASE_INSENSITIVE_ORDER);
            names.add("a");
            Waiting waiting = new Waiting(Comparator.reverseOrder());
            waiting.addAll(List.of("a", "c", "b"));

            assertThat(copy(prices).keySet()).containsExactly("b", "a");
            assertThat(copy(prices).currency).isEqualTo("USD");
            assertThat(copy(names)).contains("A");
            assertThat(copy(waiting).peek()).isEqualTo("c");
            assertThat(notes).isEmpty();
        }

        @Test
        void is_the_one_that_it_always_has() {
            Longest longest = new Longest();
            longest.addAll(List.of("aaa", "b"));

            Longest back = copy(longest);
            back.add("cc");

            assertThat(back).containsExactly("b", "cc", "aaa");
            assertThat(notes).isEmpty();
        }

        @Test
        void is_that_of_the_recorded_items_where_it_is_code() {
            Prices prices = new Prices((left, right) -> right.compareTo(left));
            prices.put("a", 1);
            prices.put("b", 2);

            assertThat(copy(prices).keySet()).containsExactly("b", "a");
            assertThat(notes)
                    .containsExactly(
                            "At '/@comparator' there was an order that cannot be recorded; it is the order of the recorded items.");
        }

        @Test
        void is_told_to_be_another_where_no_constructor_takes_it() {
            Fixed fixed = new Fixed(true);
            fixed.addAll(List.of("a", "b"));

            assertThat(copy(fixed)).containsExactly("a", "b");
            assertThat(notes)
                    .containsExactly(
                            "At '/@comparator' the dev.playback.codec.CollectionClassOrderTests$Fixed has the order that it has when it is made without parameters, not that which was recorded.");
        }

        @Test
        void is_no_part_of_a_key_and_is_not_compared() {
            Names one = new Names(String.CASE_INSENSITIVE_ORDER);
            one.add("a");
            Names other = new Names();
            other.add("a");

            assertThat(values.writeKey(one, Names.class)).isEqualTo(values.writeKey(other, Names.class));
            assertThat(JsonValues.tree(values.write(one, Names.class)))
                    .isEqualTo(JsonValues.tree(values.write(other, Names.class)));
        }
    }

    @Test
    void properties_fall_back_to_what_they_fell_back_to() {
        Properties defaults = new Properties();
        defaults.setProperty("host", "a");
        Settings settings = new Settings(defaults);
        settings.setProperty("port", "1");

        Settings back = copy(settings);

        assertThat(back.getProperty("host")).isEqualTo("a");
        assertThat(back).hasSize(1).containsEntry("port", "1");
    }
}

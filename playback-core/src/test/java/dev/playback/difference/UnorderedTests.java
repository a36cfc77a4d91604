package dev.playback.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets and maps whose order is that of hash codes, or of texts in which not all counts. */
class UnorderedTests {

    private static String set(String type, String... items) {
        return "{'@type':'%s','@items':[%s]}".formatted(type, String.join(",", items));
    }

    private static String item(int id, String name) {
        return "{'id':%d,'name':'%s'}".formatted(id, name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HashSet",
                "Set.of",
                "Map.keySet",
                "Map.values",
                "unmodifiableHashSet",
                "io.vavr.collection.HashSet"
            })
    void are_equal_in_any_order(String type) {
        List<String> differences =
                Differences.of(ComparisonRules.none(), set(type, "1", "2", "3"), set(type, "3", "1", "2"));

        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LinkedHashSet", "TreeSet", "unmodifiableSet", "ArrayList"})
    void are_not_those_that_have_an_order(String type) {
        List<String> differences = Differences.of(ComparisonRules.none(), set(type, "1", "2"), set(type, "2", "1"));

        assertThat(differences).isNotEmpty();
    }

    @Test
    void are_equal_where_what_differs_is_ignored() {
        List<String> differences = Differences.of(
                ComparisonRules.none().ignoring("id"),
                set("HashSet", item(1, "a"), item(2, "b"), item(3, "c")),
                set("HashSet", item(4, "c"), item(5, "a"), item(6, "b")));

        assertThat(differences).isEmpty();
    }

    @Test
    void tell_the_item_that_changed() {
        List<String> differences = Differences.of(
                ComparisonRules.none().ignoring("id"),
                set("HashSet", item(1, "a"), item(2, "b"), item(3, "c")),
                set("HashSet", item(4, "c"), item(5, "a"), item(6, "d")));

        assertThat(differences)
                .singleElement()
                .asString()
                .contains("name")
                .contains("\"b\"")
                .contains("\"d\"");
    }

    @Test
    void pair_numbers_that_may_be_some_way_apart_by_their_size() {
        ComparisonRules rules = ComparisonRules.none().tolerating("**", new BigDecimal("0.01"));

        assertThat(Differences.of(rules, set("HashSet", "2.0", "9.999"), set("HashSet", "10.001", "2.0")))
                .isEmpty();
        assertThat(Differences.of(rules, set("HashSet", "2.0", "9.999"), set("HashSet", "10.1", "2.0")))
                .hasSize(1);
    }

    @Test
    void tell_the_one_number_that_is_too_far_away() {
        ComparisonRules rules = ComparisonRules.none().tolerating("**", new BigDecimal("0.1"));

        List<String> differences =
                Differences.of(rules, set("HashSet", "1.0", "2.0", "3.0"), set("HashSet", "20.05", "3.0", "1.0"));

        assertThat(differences).singleElement().asString().contains("2.0 -> 20.05");
    }

    @Test
    void find_the_entries_of_keys_of_which_something_is_ignored() {
        String recorded = "{'@entries':[[%s,1],[%s,2]]}".formatted(item(1, "a"), item(2, "b"));
        String replayed = "{'@entries':[[%s,3],[%s,1]]}".formatted(item(8, "b"), item(9, "a"));

        List<String> differences = Differences.of(ComparisonRules.none().ignoring("id"), recorded, replayed);

        assertThat(differences).singleElement().asString().contains("2 -> 3");
    }

    @Test
    void keep_entries_a_list_whose_keys_look_alike() {
        String recorded = "{'@entries':[[%s,1],[%s,2]]}".formatted(item(1, "a"), item(2, "a"));
        String replayed = "{'@entries':[[%s,1],[%s,3]]}".formatted(item(8, "a"), item(9, "a"));

        List<String> differences = Differences.of(ComparisonRules.none().ignoring("id"), recorded, replayed);

        assertThat(differences).singleElement().asString().contains("2 -> 3");
    }
}

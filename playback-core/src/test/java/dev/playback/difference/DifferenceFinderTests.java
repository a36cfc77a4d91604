package dev.playback.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceFinderTests {

    @Nested
    class Values {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "1          | 1.0        | TYPE_CHANGED v: 1 -> 1.0 (another type)",
                    "1          | '1'        | TYPE_CHANGED v: 1 -> '1' (another type)",
                    "1.0        | 1.00       | CHANGED v: 1.0 -> 1.00",
                    "1          | 2          | CHANGED v: 1 -> 2",
                    "1          | 1.5        | CHANGED v: 1 -> 1.5",
                    "true       | 'true'     | TYPE_CHANGED v: true -> 'true' (another type)",
                    "null       | 0          | CHANGED v: null -> 0",
                    "{}         | []         | TYPE_CHANGED v: {} -> [] (another type)",
                    "{'a':1}    | {'b':1}    | MISSING v.a: 1 -> nothing;EXTRA v.b: nothing -> 1",
                    "{'a':null} | {}         | MISSING v.a: null -> nothing",
                    "0.1000000000000000000001 | 0.1 | CHANGED v: 0.1000000000000000000001 -> 0.1",
                    "9007199254740993 | 9007199254740992 | CHANGED v: 9007199254740993 -> 9007199254740992",
                })
        void differ_by_kind(String recorded, String replayed, String differences) {
            assertThat(String.join(";", Differences.of(recorded, replayed)).replace('"', '\''))
                    .isEqualTo(differences);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "{'a':1,'b':2}                            | {'b':2,'a':1}",
                    "{'@type':'ArrayList','@items':[1]}       | {'@type':'LinkedList','@items':[1]}",
                    "{'@entries':[[1,'a'],[2,'b']]}           | {'@entries':[[2,'b'],[1,'a']]}",
                    "{'@entries':[['a',1],['@b',2]]}          | {'@@b':2,'a':1}",
                    "{'@entries':[['a',1],['message',2]]}     | {'a':1,'message':2}",
                    "{'@type':'x.E','@message':'m','@trace':'at a'} | {'@type':'x.E','@message':'m','@trace':'at b'}",
                })
        void are_equal_if_only_what_is_no_behaviour_differs(String recorded, String replayed) {
            assertThat(Differences.of(recorded, replayed)).isEmpty();
        }

        @Test
        void name_the_type_that_changed_and_what_changed_in_it() {
            assertThat(Differences.of(
                            "{'@type':'shop.Card','number':'1','fee':2}", "{'@type':'shop.Cash','number':'1','fee':3}"))
                    .containsExactly(
                            "TYPE_CHANGED v: \"shop.Card\" -> \"shop.Cash\" (another type)", "CHANGED v.fee: 2 -> 3");
        }

        @Test
        void name_the_message_of_an_exception() {
            assertThat(Differences.of(
                            "{'@type':'x.E','@message':'out of ink','code':4}",
                            "{'@type':'x.E','@message':'out of pens','code':5}"))
                    .containsExactly("CHANGED v.message: \"out of ink\" -> \"out of pens\"", "CHANGED v.code: 4 -> 5");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "{'@entries':[[1,5]]}           | {'1':5}                  | v['1']",
                    "{'@entries':[[1.5,5]]}         | {'@entries':[['1.5',5]]} | v['1.5']",
                    "{'@entries':[[true,5]]}        | {'true':5}               | v.true",
                    "{'@entries':[[null,5]]}        | {'null':5}               | v.null",
                    "{'@entries':[[[1],5]]}         | {'[1]':5}                | v['[1]']",
                    "{'@entries':[['@message',5]]}  | {'@message':5}           |",
                    "{'@entries':[['a',5]],'a':6}   | {'@entries':[['a',6]],'a':5} |",
                })
        void tell_keys_of_other_types_apart(String recorded, String replayed, @Nullable String path) {
            List<String> differences = Differences.of(recorded, replayed);

            assertThat(differences).hasSize(2);
            if (path != null) {
                assertThat(String.join(";", differences).replace('"', '\''))
                        .isEqualTo("MISSING %s: 5 -> nothing;EXTRA %s: nothing -> 5", path, path);
            }
        }

        @Test
        void name_an_entry_by_its_key() {
            assertThat(Differences.of("{'@entries':[[1,'a'],[2,'b']]}", "{'@entries':[[2,'c'],[1,'a'],[3,'d']]}"))
                    .containsExactly("CHANGED v[\"2\"]: \"b\" -> \"c\"", "EXTRA v[\"3\"]: nothing -> \"d\"");
        }

        @Test
        void see_every_entry_even_if_keys_look_alike() {
            assertThat(Differences.of("{'@entries':[[1,'a'],[1,'b']]}", "{'@entries':[[1,'a'],[1,'c']]}"))
                    .containsExactly("CHANGED v.entries[1][1]: \"b\" -> \"c\"");
        }

        @Test
        void show_the_number_of_a_boxed_one() {
            assertThat(Differences.of(
                            "{'total':{'@type':'BigDecimal','@value':'12.50'}}",
                            "{'total':{'@type':'BigDecimal','@value':'12.5'}}"))
                    .singleElement()
                    .asString()
                    .startsWith("CHANGED v.total: ");
        }

        @Test
        void are_cut_in_messages_but_not_in_data() {
            String recorded = "\"" + "a".repeat(5000) + "\"";
            DifferenceFinder finder = ComparisonRules.none().finder("Orders", Differences.TODAY, new RuleUsage());

            finder.values("v", recorded, "\"b\"");

            Difference difference = finder.differences().get(0);
            assertThat(difference.recorded()).isEqualTo(recorded);
            assertThat(difference.toString())
                    .hasSizeLessThan(300)
                    .contains("… 4802 characters …")
                    .endsWith("-> \"b\"");
        }
    }

    @Nested
    class KindsOfCollections {

        @Test
        void do_not_count_if_the_items_come_in_the_same_order() {
            assertThat(Differences.of(
                            "{'@type':'ArrayList','@items':[1,2]}", "{'@type':'LinkedHashSet','@items':[1,2]}"))
                    .isEmpty();
            assertThat(Differences.of("[1,2]", "{'@type':'HashSet','@items':[1,2]}"))
                    .isEmpty();
        }

        @Test
        void that_keep_their_order_make_it_count() {
            assertThat(Differences.of(
                            "{'@type':'LinkedHashSet','@items':[1,2]}", "{'@type':'LinkedHashSet','@items':[2,1]}"))
                    .singleElement()
                    .asString()
                    .startsWith("MOVED v");
        }
    }

    @Nested
    class Arrays {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "[1,2,3]       | [9,1,2,3]   | EXTRA v[0]: nothing -> 9",
                    "[1,2,3]       | [1,3]       | MISSING v[1]: 2 -> nothing",
                    "[1,2,3]       | [1,8,3]     | CHANGED v[1]: 2 -> 8",
                    "[1,2,3]       | [3,1,2]     | MOVED v[2]: moved to v[0]: 3",
                    "[1,2,3,4]     | [2,9,4]     | MISSING v[0]: 1 -> nothing;CHANGED v[2]: 3 -> 9",
                    "[]            | [1]         | EXTRA v[0]: nothing -> 1",
                    "[[1,2],[3]]   | [[1,2,5],[3]] | EXTRA v[0][2]: nothing -> 5",
                    "[{'s':'a','n':1},{'s':'b','n':2}] | [{'s':'x','n':9},{'s':'a','n':1},{'s':'b','n':3}] |"
                            + " CHANGED v[1].n: 2 -> 3;EXTRA v[0]: nothing -> {'s':'x','n':9}",
                })
        void are_aligned(String recorded, String replayed, String differences) {
            assertThat(String.join(";", Differences.of(recorded, replayed)).replace('"', '\''))
                    .isEqualTo(differences);
        }

        @Test
        void of_a_thousand_with_one_inserted_at_the_head_have_one_difference() {
            String items = numbers(0, 1000);

            assertThat(Differences.of("[" + items + "]", "[-1," + items + "]"))
                    .containsExactly("EXTRA v[0]: nothing -> -1");
        }

        @Tag("slow")
        @Test
        void of_a_hundred_thousand_items_are_compared_in_bounded_time() {
            String some = numbers(0, 100_000);
            String others = numbers(100_000, 200_000);
            List<Integer> shuffled =
                    IntStream.range(0, 100_000).boxed().collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(shuffled, new Random(7));

            assertThat(Differences.of("[" + some + "]", "[7," + some.replace(",50000,", ",7,") + "]"))
                    .hasSize(2);
            assertThat(Differences.of("[" + some + "]", "[" + others + "]")).hasSize(10_000);
            assertThat(Differences.of("[" + some + "]", shuffled.toString()))
                    .hasSize(10_000)
                    .allMatch(difference -> difference.startsWith("MOVED"));
        }

        @Test
        void keep_counting_beyond_what_they_keep() {
            DifferenceFinder finder = ComparisonRules.none().finder("Orders", Differences.TODAY, new RuleUsage());

            finder.values("v", "[" + numbers(0, 30_000) + "]", "[" + numbers(40_000, 70_000) + "]");

            assertThat(finder.count()).isEqualTo(30_000);
        }

        private static String numbers(int from, int to) {
            return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining(","));
        }
    }

    @Nested
    class Anything {

        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
        void is_equal_to_itself_and_differs_once_where_one_leaf_changed(long seed) {
            String value = value(new Random(seed), 5);
            List<Integer> leaves = new ArrayList<>();
            for (int i = value.indexOf('#'); i >= 0; i = value.indexOf('#', i + 1)) {
                leaves.add(i);
            }
            // Each leaf is another text, so that no two items are alike.
            String recorded = numbered(value, -1);

            assertThat(Differences.of(recorded, recorded)).isEmpty();
            for (int leaf = 0; leaf < leaves.size(); leaf++) {
                assertThat(Differences.of(recorded, numbered(value, leaf)))
                        .as("leaf %d of %s", leaf, recorded)
                        .singleElement()
                        .asString()
                        .contains(": \"n%d\" -> \"changed\"".formatted(leaf));
            }
        }

        private static String numbered(String value, int changed) {
            StringBuilder text = new StringBuilder();
            int leaf = 0;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                text.append(c == '#' ? leaf == changed ? "changed" : "n" + leaf : c);
                leaf += c == '#' ? 1 : 0;
            }
            return text.toString();
        }

        private static String value(Random random, int depth) {
            int size = random.nextInt(5);
            if (depth == 0 || size == 0) {
                return "'#'";
            }
            boolean isArray = random.nextBoolean();
            String parts = IntStream.range(0, size)
                    .mapToObj(i -> (isArray ? "" : "'f" + i + "':") + value(random, depth - 1))
                    .collect(Collectors.joining(","));
            return isArray ? "[" + parts + "]" : "{" + parts + "}";
        }
    }

    @Nested
    class Depth {

        @Test
        void of_a_hostile_value_does_not_overflow_the_stack() {
            String deep = "[".repeat(4900) + "1" + "]".repeat(4900);
            String deeper = "[".repeat(4900) + "2" + "]".repeat(4900);

            assertThat(Differences.of(deep, deep)).isEmpty();
            assertThat(Differences.of(deep, deeper)).hasSize(1);
        }

        @Test
        void of_shared_parts_is_bounded() {
            StringBuilder bomb = new StringBuilder("{'a0':[1]");
            for (int i = 1; i < 60; i++) {
                bomb.append(",'a%d':[{'@ref':'/a%d'},{'@ref':'/a%d'}]".formatted(i, i - 1, i - 1));
            }

            assertThat(Differences.of(bomb + ",'z':1}", bomb + ",'z':2}")).containsExactly("CHANGED v.z: 1 -> 2");
        }
    }

    @Nested
    class Calls {

        @Test
        void with_other_arguments_are_changed() {
            assertThat(Differences.ofCalls(
                            List.of("orders.store({'total':5})", "mail(1)"),
                            List.of("orders.store({'total':6})", "mail(1)")))
                    .containsExactly("CHANGED orders.store[0].args[0].total: 5 -> 6");
        }

        @Test
        void that_are_gone_or_new_are_missing_or_extra() {
            assertThat(Differences.ofCalls(List.of("a(1)", "b(2)"), List.of("a(1)")))
                    .containsExactly("MISSING b[0]: [2] -> nothing");
            assertThat(Differences.ofCalls(List.of("a(1)"), List.of("a(1)", "c(3)")))
                    .containsExactly("EXTRA c[0]: nothing -> [3]");
        }

        @Test
        void of_one_alias_are_aligned_so_that_one_inserted_call_is_one_difference() {
            assertThat(Differences.ofCalls(List.of("a(1)", "a(2)", "a(3)"), List.of("a(0)", "a(1)", "a(2)", "a(3)")))
                    .containsExactly("EXTRA a[0]: nothing -> [0]");
        }

        @Test
        void in_another_order_are_moved() {
            assertThat(Differences.ofCalls(List.of("store(1)", "mail(2)"), List.of("mail(2)", "store(1)")))
                    .singleElement()
                    .asString()
                    .startsWith("MOVED ")
                    .endsWith("moved from call 1 of its lane to call 2 of its lane");
            assertThat(Differences.ofCalls(List.of("a(1)", "a(2)"), List.of("a(2)", "a(1)")))
                    .singleElement()
                    .asString()
                    .startsWith("MOVED a[");
        }

        @Test
        void of_concurrent_lanes_are_equal_in_any_interleaving() {
            assertThat(Differences.ofCalls(List.of("0.1/a(1)", "0.2/a(2)"), List.of("0.2/a(2)", "0.1/a(1)")))
                    .isEmpty();
            assertThat(Differences.ofCalls(List.of("0.1/a(1)", "0.2/a(2)"), List.of("0.1/a(2)", "0.2/a(1)")))
                    .isEmpty();
        }

        @Test
        void of_a_lane_that_is_split_by_chance_have_no_order() {
            assertThat(Differences.ofCalls(
                            List.of("0.f/a(1)", "0.f/a(2)", "0.f/b(3)"), List.of("0.f/b(3)", "0.f/a(2)", "0.f/a(1)")))
                    .isEmpty();
            assertThat(Differences.ofCalls(List.of("0.f/a(1)", "0.f/a(2)"), List.of("0.f/a(3)", "0.f/a(1)")))
                    .containsExactly("CHANGED a[1].args[0]: 2 -> 3");
        }

        @Tag("slow")
        @Test
        void by_the_thousand_are_compared_in_bounded_time() {
            List<String> some = IntStream.range(0, 20_000)
                    .mapToObj(i -> "a" + i % 500 + "(" + i + ")")
                    .toList();
            List<String> others = IntStream.range(0, 20_000)
                    .mapToObj(i -> "a" + i % 500 + "(-" + i + ")")
                    .toList();

            assertThat(Differences.ofCalls(some, others)).hasSize(10_000);
        }
    }
}

package dev.playback.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonRulesTests {

    private static final String ONE = "6b1f3e0a-0000-4000-8000-00000000000a";
    private static final String TWO = "6b1f3e0a-0000-4000-8000-00000000000b";
    private static final String NEW_ONE = "f00dcafe-0000-4000-8000-0000000000aa";
    private static final String NEW_TWO = "f00dcafe-0000-4000-8000-0000000000bb";

    @Nested
    class Paths {

        @ParameterizedTest
        @CsvSource({
            "v.order.at, true",
            "at, true",
            "**.at, true",
            "v.*.at, true",
            "v.order, true",
            "v, true",
            "v.ord*.a*, true",
            "v.order.att, false",
            "order.at, false",
            "v.at, false",
            "*.at, false",
        })
        void match_with_wildcards(String path, boolean isIgnored) {
            List<String> differences =
                    Differences.of(ComparisonRules.none().ignoring(path), "{'order':{'at':1}}", "{'order':{'at':2}}");

            assertThat(differences.isEmpty()).isEqualTo(isIgnored);
        }

        @ParameterizedTest
        @CsvSource({
            "v.lines[1].at, true",
            "v.lines[*].at, true",
            "v.lines.at, true",
            "v.lines[0].at, false",
            "v.lines[*], true",
            "v.lines.*.at, false",
            "v[\"lines\"][1].at, true",
        })
        void match_items(String path, boolean isIgnored) {
            List<String> differences = Differences.of(
                    ComparisonRules.none().ignoring(path),
                    "{'lines':[{'at':0},{'at':1}]}",
                    "{'lines':[{'at':0},{'at':2}]}");

            assertThat(differences.isEmpty()).isEqualTo(isIgnored);
        }

        @Test
        void of_a_difference_are_paths_of_a_rule() {
            DifferenceFinder finder = ComparisonRules.none().finder("Orders", Differences.TODAY, new RuleUsage());
            finder.values("v", "{\"a b\":{\"x.y\":[{\"é\":1}]}}", "{\"a b\":{\"x.y\":[{\"é\":2}]}}");
            String path = finder.differences().get(0).path();

            assertThat(path).isEqualTo("v[\"a b\"][\"x.y\"][0][\"é\"]");
            assertThat(Differences.of(
                            ComparisonRules.none().ignoring(path),
                            "{'a b':{'x.y':[{'é':1}]}}",
                            "{'a b':{'x.y':[{'é':2}]}}"))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\\nb", "a\\tb", "a\\u0001b", "a\\\\nb", "a\\\"b", "\\u001f", "\\\\", "u0041"})
        void are_printed_so_that_any_name_is_found(String json) {
            DifferenceFinder finder = ComparisonRules.none().finder("Orders", Differences.TODAY, new RuleUsage());
            String recorded = "{\"%s\":1}".formatted(json);
            String replayed = "{\"%s\":2}".formatted(json);
            finder.values("v", recorded, replayed);
            String path = finder.differences().get(0).path();

            ComparisonRules rules = ComparisonRules.parse("ignore " + path);

            assertThat(Differences.of(rules, recorded, replayed)).isEmpty();
        }

        @Test
        void may_be_there_on_one_side_only() {
            assertThat(Differences.of(ComparisonRules.none().ignoring("at"), "{'a':1}", "{'a':1,'at':5}"))
                    .isEmpty();
        }

        @Test
        void ignore_all_calls_of_an_output() {
            ComparisonRules rules = ComparisonRules.none().ignoringOutput("audit.*");

            assertThat(Differences.ofCalls(rules, List.of("a(1)", "audit.log(2)"), List.of("audit.trail(9)", "a(1)")))
                    .isEmpty();
        }
    }

    @Nested
    class Order {

        private final ComparisonRules rules = ComparisonRules.none().ignoringOrder("v.tags");

        @Test
        void of_items_does_not_count() {
            assertThat(Differences.of(rules, "{'tags':['a','b','c']}", "{'tags':['c','a','b']}"))
                    .isEmpty();
        }

        @Test
        void hides_no_item() {
            assertThat(Differences.of(rules, "{'tags':['a','b']}", "{'tags':['b','a','a']}"))
                    .containsExactly("EXTRA v.tags[2]: nothing -> \"a\"");
            assertThat(Differences.of(rules, "{'tags':['a','b']}", "{'tags':['b','c']}"))
                    .containsExactly("CHANGED v.tags[0]: \"a\" -> \"c\"");
        }

        @Test
        void gives_way_to_a_key() {
            ComparisonRules byKey = ComparisonRules.none().matchingBy("v", "sku", "size");
            String recorded = "[{'sku':'a','size':1,'n':1},{'sku':'a','size':2,'n':5}]";

            assertThat(Differences.of(byKey, recorded, "[{'sku':'a','size':2,'n':6},{'sku':'a','size':1,'n':1}]"))
                    .containsExactly("CHANGED v[1].n: 5 -> 6");
            assertThat(Differences.of(byKey, recorded, "[{'sku':'b','size':1,'n':1},{'sku':'a','size':2,'n':5}]"))
                    .hasSize(2);
        }
    }

    @Nested
    class Tolerance {

        @ParameterizedTest
        @CsvSource({"10.00, 10.01, true", "10.00, 10.02, false", "10, 10.01, true", "-1, 1, false", "1, 1.0, true"})
        void lets_numbers_be_apart(String recorded, String replayed, boolean isEqual) {
            ComparisonRules rules = ComparisonRules.none().tolerating("v", new BigDecimal("0.01"));

            assertThat(Differences.of(rules, recorded, replayed).isEmpty()).isEqualTo(isEqual);
        }

        @ParameterizedTest
        @CsvSource({"200, 201, true", "200, 203, false", "0, 0.1, false"})
        void lets_numbers_be_apart_by_a_share(String recorded, String replayed, boolean isEqual) {
            ComparisonRules rules = ComparisonRules.none().toleratingPercent("v", BigDecimal.ONE);

            assertThat(Differences.of(rules, recorded, replayed).isEmpty()).isEqualTo(isEqual);
        }

        @Test
        void knows_boxed_numbers_and_no_billions_of_digits() {
            ComparisonRules rules = ComparisonRules.none().tolerating("v", BigDecimal.ONE);

            assertThat(Differences.of(
                            rules, "{'@type':'BigDecimal','@value':'1.5'}", "{'@type':'BigDecimal','@value':'2.0'}"))
                    .isEmpty();
            assertThat(Differences.of(rules, "1e999999999", "1e-999999999")).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-11-25T10:00:00Z, 2026-11-25T10:00:04Z, true",
            "2026-11-25T10:00:00Z, 2026-11-25T10:00:06Z, false",
            "2026-11-25T10:00:00, 2026-11-25T10:00:05, true",
            "10:00:00, 10:00:05, true",
            "10:00, 10:00:05.1, false",
            "10:00+01:00, 09:00:03Z, true",
            "2026-11-25T10:00:00+02:00, 2026-11-25T08:00:01Z, true",
            "2026-11-25T10:00:00Z, soon, false",
        })
        void lets_times_be_apart(String recorded, String replayed, boolean isEqual) {
            ComparisonRules rules = ComparisonRules.none().tolerating("v", Duration.ofSeconds(5));

            assertThat(Differences.of(rules, "'" + recorded + "'", "'" + replayed + "'")
                            .isEmpty())
                    .isEqualTo(isEqual);
        }

        @Test
        void lets_an_inserted_item_be_one_difference() {
            ComparisonRules rules = ComparisonRules.none().tolerating("v", new BigDecimal("0.5"));

            assertThat(Differences.of(rules, "[{'p':1.1},{'p':2.1}]", "[{'p':1.2},{'q':7},{'p':2.2}]"))
                    .containsExactly("EXTRA v[1]: nothing -> {\"q\":7}");
        }
    }

    @Nested
    class Texts {

        @Test
        void are_compared_with_matches_replaced() {
            ComparisonRules rules = ComparisonRules.none().replacing("v.*", "order-[0-9]+", "order-N");

            assertThat(Differences.of(rules, "{'m':'made order-17'}", "{'m':'made order-18'}"))
                    .isEmpty();
            assertThat(Differences.of(rules, "{'m':'made order-17'}", "{'m':'lost order-18'}"))
                    .containsExactly("CHANGED v.m: \"made order-17\" -> \"lost order-18\"");
        }

        @Test
        void of_a_runaway_expression_end_the_comparison() {
            ComparisonRules rules = ComparisonRules.none().replacing("v", "(.*a){12}$", "x");
            String text = "a".repeat(40) + "!";

            assertThatThrownBy(() -> Differences.of(rules, "'" + text + "'", "'b'"))
                    .isInstanceOf(RunawayPatternException.class)
                    .hasMessage(
                            "The expression /(.*a){12}$/ of a comparison rule takes too long on a text of 41 characters."
                                    + " Avoid repetitions within repetitions, as in (a+)+, or give a narrower path.");
            assertThatThrownBy(() -> Differences.of(
                            ComparisonRules.none().replacing("v", "(a|b)*c", "x"),
                            "'" + "ab".repeat(50_000) + "'",
                            "'b'"))
                    .isInstanceOf(RunawayPatternException.class);
        }
    }

    @Nested
    class NewIds {

        private final ComparisonRules rules = ComparisonRules.none().sameEverywhere("**", ComparisonRules.UUIDS);
        private final String recorded = "{'id':'%s','parent':'%s','text':'of %s'}".formatted(ONE, TWO, ONE);

        @Test
        void that_stand_wherever_the_old_ones_stood_are_no_difference() {
            assertThat(Differences.of(
                            rules,
                            recorded,
                            "{'id':'%s','parent':'%s','text':'of %s'}".formatted(NEW_ONE, NEW_TWO, NEW_ONE)))
                    .isEmpty();
        }

        @Test
        void that_are_mixed_up_are() {
            assertThat(Differences.of(
                            rules,
                            recorded,
                            "{'id':'%s','parent':'%s','text':'of %s'}".formatted(NEW_ONE, NEW_TWO, NEW_TWO)))
                    .containsExactly("CHANGED v.text: \"of %s\" -> \"of %s\"".formatted(ONE, NEW_TWO));
            assertThat(Differences.of(
                            rules,
                            recorded,
                            "{'id':'%s','parent':'%s','text':'of %s'}".formatted(NEW_ONE, NEW_ONE, NEW_ONE)))
                    .hasSize(1);
        }

        @Test
        void that_are_swapped_with_others_of_the_recording_are() {
            DifferenceFinder finder = rules.finder("Orders", Differences.TODAY, new RuleUsage());
            finder.values("same", "\"" + ONE + "\"", "\"" + ONE + "\"");

            finder.values("swapped", "\"" + TWO + "\"", "\"" + ONE + "\"");

            assertThat(finder.differences()).extracting(Difference::path).containsExactly("swapped");
        }

        @Test
        void in_another_text_are() {
            assertThat(Differences.of(rules, "'a %s'".formatted(ONE), "'b %s'".formatted(NEW_ONE)))
                    .hasSize(1);
        }
    }

    @Nested
    class Bookkeeping {

        private final RuleUsage usage = new RuleUsage();

        @Test
        void tells_a_rule_that_matches_nothing() {
            ComparisonRules rules =
                    ComparisonRules.none().ignoring("v.at").ignoring("v.gone").because("the clock is live");

            Differences.of(rules, usage, "{'at':1}", "{'at':2}");

            assertThat(usage.warnings())
                    .containsExactly(
                            "The rule 'ignore v.gone' (the clock is live) matched nothing. Correct its path or remove it.");
        }

        @Test
        void sees_a_match_where_nothing_differs() {
            Differences.of(ComparisonRules.none().ignoring("v.at"), usage, "{'at':1}", "{'at':1}");

            assertThat(usage.warnings()).isEmpty();
        }

        @Test
        void no_longer_counts_an_expired_rule_and_tells_it() {
            ComparisonRules rules = ComparisonRules.none().ignoring("v.at").until(Differences.TODAY.minusDays(1));

            assertThat(Differences.of(rules, usage, "{'at':1}", "{'at':2}")).hasSize(1);
            assertThat(usage.warnings())
                    .containsExactly(
                            "The rule 'ignore v.at' expired on 2026-11-24 and no longer counts. Renew or remove it.");
        }

        @Test
        void counts_a_rule_on_its_last_day() {
            ComparisonRules rules = ComparisonRules.none().ignoring("v.at").until(Differences.TODAY);

            assertThat(Differences.of(rules, usage, "{'at':1}", "{'at':2}")).isEmpty();
        }

        @Test
        void knows_for_which_categories_a_rule_is() {
            ComparisonRules rules = ComparisonRules.none().ignoring("v.at").inCategory("Invoice*");

            assertThat(Differences.of(rules, usage, "{'at':1}", "{'at':2}")).hasSize(1);
            assertThat(usage.warnings()).isEmpty();
        }
    }

    @Nested
    class RuleFiles {

        private static final String TEXT = """
                # What differs by nature.
                ignore orders.store[*].args[0].createdAt until 2027-01-31 because the clock is not recorded
                ignore-output audit.*
                any-order **.tags
                match **.lines by sku,size
                number **.total within 0.01
                number **.rate within 1%
                time **.at within 5s

                [Order*]
                replace **.message /order-[0-9]+\\/x/ with "order \\"N\\""
                same ** uuid
                """;

        @Test
        void are_read_and_written_and_read_again() {
            ComparisonRules rules = ComparisonRules.parse(TEXT);

            assertThat(rules.text().lines()).hasSize(10).contains("[Order*]");
            assertThat(ComparisonRules.parse(rules.text()).text()).isEqualTo(rules.text());
            assertThat(Differences.of(rules, "{'message':'order-1/x'}", "{'message':'order-2/x'}"))
                    .isEmpty();
            assertThat(Differences.of(rules, "{'tags':[1,2],'total':1.001}", "{'tags':[2,1],'total':1.002}"))
                    .isEmpty();
        }

        @Test
        void say_the_same_as_code() {
            ComparisonRules code = ComparisonRules.none()
                    .ignoring("a.b")
                    .until(LocalDate.of(2027, 1, 31))
                    .because("of noise")
                    .matchingBy("lines", "sku")
                    .tolerating("at", Duration.ofMinutes(2))
                    .inCategory("Orders");

            assertThat(code.text()).isEqualTo("""
                            ignore a.b until 2027-01-31 because of noise
                            match lines by sku
                            [Orders]
                            time at within PT2M
                            """);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "ingore a            | 'ingore' is no rule. A rule begins with one of: ignore, ignore-output, any-order, match, number, time, replace, same.",
                    "ignore              | At its end is missing: a path.",
                    "ignore a b          | 'b' is too much. Only until and because may follow.",
                    "ignore a[x]         | 'a[x]' is no path. In brackets stands a number, * or a quoted name, as in orders.store[*].args[0].lines[*].price.",
                    "number a within abc | 'abc' is no number of 0 or more. Give it as in 0.01 or 5%.",
                    "time a within soon  | 'soon' is no duration. Give it as in 250ms, 5s, 10m, 2h or 7d.",
                    "match a             | Behind the path stands 'by' and one or more fields, as in sku,size.",
                    "replace a /[/ with \"x\" | '[' is no regular expression: Unclosed character class, at character 1.",
                    "replace a b         | Here is missing: a regular expression between slashes, as in /order-[0-9]+/.",
                })
        void name_the_line_that_is_no_rule(String line, String why) {
            assertThatThrownBy(() -> ComparisonRules.parse("# rules\n\n" + line))
                    .isInstanceOf(RuleSyntaxException.class)
                    .hasMessage("rules, line 3: %s The line is: %s", why, line);
        }

        @Test
        void are_named_in_messages(@TempDir Path directory) throws IOException {
            Path file = Files.writeString(directory.resolve("noise.rules"), "ignore a until soon");

            assertThatThrownBy(() -> ComparisonRules.load(file))
                    .hasMessage(
                            "%s, line 1: Text 'soon' could not be parsed at index 0. The line is: ignore a until soon",
                            file);
        }
    }

    @Nested
    class Annotations {

        @Test
        void say_the_same_as_a_file() throws NoSuchMethodException {
            assertThat(ComparisonRules.declaredBy(Annotated.class).text()).isEqualTo("""
                            ignore base
                            ignore createdAt until 2027-01-31 because the clock is live
                            ignore host until 2027-01-31 because the clock is live
                            ignore-output audit
                            any-order tags
                            """);
            assertThat(ComparisonRules.declaredBy(Annotated.class.getDeclaredMethod("test"))
                            .text())
                    .endsWith("any-order tags\nignore onlyHere\n");
        }

        @Test
        void name_the_class_of_a_file_that_is_not_there() {
            assertThatThrownBy(() -> ComparisonRules.declaredBy(Lost.class))
                    .isInstanceOf(RuleSyntaxException.class)
                    .hasMessageContaining("The rules 'no-such.rules' of class " + Lost.class.getName());
        }
    }

    @IgnoreDifference("base")
    static class Base {}

    @IgnoreDifference(
            value = {"createdAt", "host"},
            reason = "the clock is live",
            until = "2027-01-31")
    @CompareBy({"ignore-output audit", "any-order tags"})
    static final class Annotated extends Base {

        @IgnoreDifference("onlyHere")
        void test() {}
    }

    @CompareBy(files = "no-such.rules")
    static final class Lost {}
}

package dev.playback.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTests {

    @Nested
    class Match {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "com.acme.Rates.rate(String, int) | com.acme.Rates | rate | java.lang.String,int | true",
                    "com.acme.Rates.rate(java.lang.String,int) | com.acme.Rates | rate | java.lang.String,int | true",
                    "com.acme.Rates.rate(String, int) | com.acme.Rates | rate | java.lang.String | false",
                    "com.acme.Rates.rate(String, int) | com.acme.Rates | rate | java.lang.String,long | false",
                    "com.acme.Rates.rate(..) | com.acme.Rates | rate | a.B,c.D,int[] | true",
                    "com.acme.Rates.rate(*) | com.acme.Rates | rate | int[] | true",
                    "com.acme.Rates.rate(*) | com.acme.Rates | rate | int,int | false",
                    "com.acme.*.get*(..) | com.acme.sub.Rates | getAll | int | true",
                    "com.acme.*.get*(..) | com.other.Rates | getAll | int | false",
                    "com.acme.Outer.Inner.get(Outer.Key) | com.acme.Outer$Inner | get | Outer$Key | true",
                    "com.acme.Rates.rate(Map.Entry) | com.acme.Rates | rate | java.util.Map$Entry | true",
                    "com.acme.Rates.rate(Entry[]) | com.acme.Rates | rate | java.util.Map$Entry[] | true",
                    "com.acme.Rates.rate(java.util.Map.Entry) | com.acme.Rates | rate | java.util.Map$Entry | true",
                    "com.acme.Rates.rate(util.Map.Entry) | com.acme.Rates | rate | java.util.Map$Entry | false",
                    "com.acme.Rates.rate(byte[]) | com.acme.Rates | rate | byte[] | true",
                    "com.acme.R.ate.rate(..) | com.acme.Rxate | rate | int | false",
                })
        void class_method_and_parameters(
                String pattern, String type, String method, String parameters, boolean expected) {
            Rules rules = Rules.parse("test", "input x " + pattern);

            Optional<Rule> rule = rules.of(type, method, List.of(parameters.split(",", -1)));

            assertThat(rule.isPresent()).isEqualTo(expected);
        }

        @Test
        void in_the_order_of_the_file() {
            Rules rules = Rules.parse("test", "input first a.B.c(..)\n\n# second\noutput second a.*.*(..)");

            assertThat(rules.of("a.B", "c", List.of())).get().hasToString("input first a.B.c(..) (test:1)");
            assertThat(rules.of("a.B", "d", List.of())).get().hasToString("output second a.*.*(..) (test:4)");
        }

        @Test
        void with_those_added_in_code_first_and_remembered_as_needed() {
            Rules file = Rules.parse("test", "input file a.B.c(..)");

            Rules once = file.after("input code a.B.c()");
            Rules twice = file.after("input code a.B.c()\ninput more a.B.d()");

            assertThat(once.of("a.B", "c", List.of()))
                    .get()
                    .hasToString("input code a.B.c() (the rules added in code:1)");
            assertThat(twice.unneeded()).extracting(Rule::alias).containsExactly("more", "file");
            assertThat(file.after("")).isSameAs(file);
        }

        @Test
        void the_jdk_at_its_calls_alone() {
            Rules rules = Rules.parse("test", "input now java.time.Instant.now()\nin com.acme.*");

            assertThat(rules.of("java.time.Instant", "now", List.of())).isEmpty();
            assertThat(rules.ofCall("java.time.Instant", "now", List.of())).isPresent();
            assertThat(rules.mentions("java.time.Instant")).isFalse();
            assertThat(rules.mentionsCaller("com.acme.Clock")).isTrue();
            assertThat(rules.mentionsCaller("org.other.Clock")).isFalse();
        }

        @Test
        void and_those_that_never_did_are_known() {
            Rules rules = Rules.parse("test", "input used a.B.c()\ninput unused a.B.d()");

            rules.of("a.B", "c", List.of());

            assertThat(rules.unneeded()).singleElement().hasToString("input unused a.B.d() (test:2)");
        }
    }

    @Nested
    class Refuse {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "input a.B.c() | it has less than three parts",
                    "inputs x a.B.c() | it begins with 'inputs'",
                    "input x a.B | 'a.B' names no method",
                    "input x c() | 'c()' names no method",
                    "input x a.B.c( | 'a.B.c(' names no method",
                    "input x a.B.<init>() | a constructor cannot be intercepted, only what calls it",
                })
        void a_line_that_is_no_rule(String line, String trouble) {
            assertThatThrownBy(() -> Rules.parse("acme.rules", "# one\n" + line))
                    .isInstanceOf(RulesException.class)
                    .hasMessage(
                            "Line 2 of acme.rules is no rule: %s. It is '%s', and a rule is '<input|output|operation>"
                                    + " <alias> <class>.<method>(<parameter types>)'.",
                            trouble, line);
        }

        @Test
        void a_file_that_is_not_there() {
            assertThatThrownBy(() -> Rules.find("gone.rules", name -> null))
                    .isInstanceOf(RulesException.class)
                    .hasMessage("There is no file 'gone.rules' with rules; playback.rules names it.");
        }

        @Test
        void a_resource_that_is_not_there() {
            assertThatThrownBy(() -> Rules.find("classpath:gone.rules", name -> null))
                    .isInstanceOf(RulesException.class)
                    .hasMessage(
                            "There is no 'classpath:gone.rules' with rules on the class path; playback.rules names it.");
        }
    }

    @Nested
    class Are_found {

        @Test
        void in_the_file_that_is_configured(@TempDir Path directory) throws IOException {
            Path file = Files.writeString(directory.resolve("my.rules"), "input x a.B.c()");

            Rules rules = Rules.find(file.toString(), name -> null);

            assertThat(rules.mentions("a.B")).isTrue();
        }

        @Test
        void on_the_class_path_where_none_is_configured() {
            byte[] text = "input x a.B.c()".getBytes(StandardCharsets.UTF_8);

            Rules rules = Rules.find("", name -> name.equals("playback.rules") ? new ByteArrayInputStream(text) : null);

            assertThat(rules.mentions("a.B")).isTrue();
        }

        @Test
        void nowhere_without_a_word() {
            assertThat(Rules.find(null, name -> null).unneeded()).isEmpty();
        }
    }
}

package dev.playback.report;

import static dev.playback.report.Runs.changed;
import static dev.playback.report.Runs.different;
import static dev.playback.report.Runs.equal;
import static dev.playback.report.Runs.notCompared;
import static dev.playback.report.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.equalizer.EqualityStatus;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TextReportTests {

    @Test
    void what_a_replay_was_not_given_stands_beside_what_differs() {
        RunReport report = run(Runs.failed("Orders", 2));
        String note = "note: In the answer of orders.stock, recorded as call 3: At '/feed' it is null.";

        assertThat(ConsoleReport.text(report)).contains("\n  " + note + "\n");
        assertThat(MarkdownReport.text(report)).contains("  - `" + note + "`\n");
        assertThat(JUnitXmlReport.text(report)).contains("/ by zero\n" + note + "</failure>");
    }

    @Nested
    class On_the_console {

        @Test
        void one_line_says_that_all_is_equal() {
            String text = ConsoleReport.text(run(equal("Orders", 1), equal("Orders", 2)));

            assertThat(text).isEqualTo("orders on build 42: 2 recordings, all equal (12.3 s)\n");
        }

        @Test
        void the_verdict_comes_first_then_changes_then_differences() {
            RunReport report = run(
                            equal("Orders", 1),
                            different("Orders", 2, changed("store[0].args[0].total", "10.0", "12.5")),
                            different("Orders", 3, changed("store[4].args[0].total", "10.0", "12.5")),
                            ReportedComparison.of(Runs.id("Invoices", 4), EqualityStatus.FIXED))
                    .notes(List.of("Rule 'ignore **.at' never matched."));

            String text = ConsoleReport.text(report);

            assertThat(text).isEqualTo("""
                    orders on build 42: 4 recordings: 1 equal, 1 fixed, 2 different (12.3 s)

                      category         equal         fixed     different        failed  not compared
                      Invoices             .             1             .             .             .
                      Orders               1             .             2             .             .

                    What changed:
                           2  Orders  store[*].args[0].total: 10.0 -> 12.5
                           1  Invoices  FIXED

                    Orders/20261124/000002 different
                      store[0].args[0].total: 10.0 -> 12.5

                    Orders/20261124/000003 different
                      store[4].args[0].total: 10.0 -> 12.5

                    Invoices/20261124/000004 fixed

                    Note: Rule 'ignore **.at' never matched.
                    """);
        }

        @Test
        void a_thousand_changes_stay_a_page() {
            RunReport report = run(IntStream.range(0, 1000)
                    .mapToObj(number ->
                            different("Orders", number, changed("field" + number, "1".repeat(5000), "\u001b[31m\n2")))
                    .toArray(ReportedComparison[]::new));

            String text = ConsoleReport.text(report);

            assertThat(text.lines().count()).isLessThan(40);
            assertThat(text).contains("and 990 more").doesNotContain("\u001b");
        }
    }

    @Nested
    class In_markdown {

        @Test
        void a_pull_request_sees_verdict_table_and_changes() {
            String text = MarkdownReport.text(
                    run(equal("Orders", 1), different("Orders", 2, changed("store[0].args[0].total", "10.0", "12.5"))));

            assertThat(text).isEqualTo("""
                    ### ❌ orders on build 42

                    **1 of 2 recordings** did not replay as recorded in 12.3 s.

                    | category | equal | fixed | different | failed | not compared |
                    |---|---:|---:|---:|---:|---:|
                    | Orders | 1 | 0 | 1 | 0 | 0 |

                    | recordings | category | what changed |
                    |---:|---|---|
                    | 1 | Orders | `store[*].args[0].total: 10.0 -> 12.5` |

                    <details><summary>The first 1 recording</summary>

                    - `Orders/20261124/000002` different
                      - `store[0].args[0].total: 10.0 -> 12.5`

                    </details>
                    """);
        }

        @Test
        void recorded_text_stays_code_in_one_cell() {
            String text = MarkdownReport.text(
                    run(different("Orders", 2, changed("note", "`` @team | <b>", "![x](http://x)\n# big"))));

            assertThat(text)
                    .contains("| ``` note: `` @team \\| <b> -> ![x](http://x) # big ``` |")
                    .doesNotContain("\n# big");
        }

        @Test
        void fits_into_a_comment() {
            String text = MarkdownReport.text(run(IntStream.range(0, 500)
                    .mapToObj(
                            number -> different("Category" + "x".repeat(150) + number, number, changed("a", "1", "2")))
                    .toArray(ReportedComparison[]::new)));

            assertThat(text.length()).isLessThan(65_000);
            assertThat(text).endsWith("_The rest is cut; the other reports have it._\n");
        }
    }

    @Nested
    class In_the_xml_of_JUnit {

        @Test
        void each_recording_is_a_test_of_its_category() throws Exception {
            RunReport report = run(
                            equal("Orders", 1).durations(9, 1_500_000),
                            different("Orders", 2, changed("total", "1", "2")),
                            notCompared("Invoices", 3, new IllegalStateException("no input")))
                    .brokenCategories(List.of(
                            new BrokenCategory("Refunds", ReportedFailure.of(new IllegalStateException("no tuning")))));

            Element suites = parse(JUnitXmlReport.text(report)).getDocumentElement();

            assertThat(counts(suites)).isEqualTo("tests 4 failures 1 errors 2");
            assertThat(counts((Element) suites.getElementsByTagName("testsuite").item(1)))
                    .isEqualTo("tests 2 failures 1 errors 0");
            Element failure = (Element) suites.getElementsByTagName("failure").item(0);
            assertThat(failure.getAttribute("message")).isEqualTo("total: 1 -> 2");
            assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("Orders/20261124/000002");
            assertThat(suites.getElementsByTagName("error").item(0).getTextContent())
                    .startsWith("java.lang.IllegalStateException: no input\n\tat ");
        }

        @Test
        void recorded_text_cannot_break_it() throws Exception {
            String bad = "\u0000 \u001b ]]> </failure> " + Runs.HOSTILE;

            Document document = parse(JUnitXmlReport.text(run(different("Orders", 2, changed("note", "", bad)))));

            assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
                    .isEqualTo("note:  -> "
                            + bad.replace('\u0000', '\uFFFD')
                                    .replace('\u001b', '\uFFFD')
                                    .replace('\uD800', '\uFFFD'));
        }

        private static String counts(Element suite) {
            return "tests %s failures %s errors %s"
                    .formatted(
                            suite.getAttribute("tests"), suite.getAttribute("failures"), suite.getAttribute("errors"));
        }

        private static Document parse(String xml) throws Exception {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return builder.parse(new InputSource(new StringReader(xml)));
        }
    }
}

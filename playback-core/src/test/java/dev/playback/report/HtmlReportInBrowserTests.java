package dev.playback.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Opens the page of 10,000 recordings from disk in a real browser. Screenshots are left in the build directory to be looked at. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class HtmlReportInBrowserTests {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private Chromium browser;
    private Path page;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        assumeTrue(
                Chromium.command().isPresent(),
                "No chromium is installed, so the HTML report is not opened in a browser.");
        page = directory.resolve("report.html");
        HtmlReport.write(Runs.large(10_000), page);
        browser = Chromium.start(directory.resolve("home"));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        browser.resize(1400, 900, false);
        browser.open(page);
    }

    @Test
    void shows_totals_changes_and_durations_first() throws Exception {
        browser.screenshot(SCREENSHOTS.resolve("overview-light.png"));
        browser.resize(1400, 900, true);
        browser.screenshot(SCREENSHOTS.resolve("overview-dark.png"));
        browser.evaluate("document.getElementById('pane').scrollTop = 100000");
        browser.screenshot(SCREENSHOTS.resolve("durations-dark.png"));
        browser.resize(420, 860, false);
        browser.screenshot(SCREENSHOTS.resolve("overview-narrow.png"));

        assertThat(text("#tiles")).startsWith("10,000All").contains("9,917Equal", "64Different");
        assertThat(text("#pane"))
                .contains("Category Refunds could not be run", "What changed", "Durations", "expired on 2026-11-01");
    }

    @Test
    void finds_the_recordings_of_a_change() throws Exception {
        browser.click("[data-cluster='0']");
        browser.settle();

        assertThat(text("#shown")).isEqualTo("38 of 10,000 recordings");
        assertThat(text("#cluster-filter")).contains("store[*].args[0].total 10.0 → 12.5");
        assertThat(count("#list .row")).isBetween(10, 38);
    }

    @Test
    void filters_by_status_category_and_text() throws Exception {
        browser.click(".tile.EQUALIZER_FAILURE");
        String byStatus = text("#shown");
        browser.evaluate(
                "(() => { const box = document.getElementById('category'); box.value = 'Shipping'; box.dispatchEvent(new Event('change')); })()");
        String byCategory = text("#shown");
        browser.click("#clear");
        browser.evaluate("document.getElementById('search').focus()");
        for (char key : "10.0 12.5".toCharArray()) {
            browser.press(String.valueOf(key));
        }

        assertThat(byStatus).isEqualTo("12 of 10,000 recordings");
        assertThat(byCategory).matches("\\d of 10,000 recordings");
        assertThat(text("#shown")).isEqualTo("38 of 10,000 recordings");
    }

    @Test
    void shows_a_difference_side_by_side_inline_and_whole() throws Exception {
        browser.click("[data-cluster='0']");
        browser.press("ArrowDown");
        browser.screenshot(SCREENSHOTS.resolve("difference-light.png"));
        String sides = text(".difference");
        browser.press("w");
        browser.screenshot(SCREENSHOTS.resolve("whole-light.png"));
        String whole = text(".lines");
        browser.press("s");
        browser.resize(1400, 900, true);
        browser.screenshot(SCREENSHOTS.resolve("inline-dark.png"));
        browser.resize(420, 860, true);
        browser.screenshot(SCREENSHOTS.resolve("list-narrow-dark.png"));
        browser.press("Enter");
        browser.screenshot(SCREENSHOTS.resolve("difference-narrow-dark.png"));

        assertThat(sides).contains("store[0].args[0].total", "10.0", "12.5");
        assertThat(whole).contains("equal lines", "\"total\" : 10.0", "\"total\" : 12.5");
        assertThat(text(".command")).contains("mvn test -Dplayback.include=OrderService/20261124/000007");
        assertThat(count(".side-by-side")).isZero();
    }

    @Test
    void shows_what_a_replay_was_not_given() throws Exception {
        browser.evaluate("document.getElementById('search').focus()");
        for (char key : "000017".toCharArray()) {
            browser.press(String.valueOf(key));
        }
        browser.evaluate("document.getElementById('list').focus()");
        browser.press("Home");
        browser.settle();

        assertThat(text(".about h2")).endsWith("/000017");
        assertThat(text(".notes")).contains("orders.stock", "At '/feed' it is null.");
    }

    @Test
    void can_be_used_by_keys_alone() throws Exception {
        browser.evaluate("document.getElementById('list').focus()");
        browser.press("End");
        browser.settle();
        String last = text("#list [aria-selected=true] .name");
        browser.press("k");
        String beforeLast = text(".about h2");
        browser.press("Escape");
        browser.press("/");

        assertThat(last).endsWith("/009999");
        assertThat(beforeLast).endsWith("/009998");
        assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("search");
        assertThat(browser.evaluate("document.getElementById('list').getAttribute('aria-activedescendant') ?? 'none'")
                        .asText())
                .isEqualTo("none");
    }

    @Test
    void shows_a_recording_full_of_markup_as_text() throws Exception {

        browser.evaluate(
                "(() => { const box = document.getElementById('search'); box.value = 'hacked'; box.dispatchEvent(new Event('input')); })()");
        browser.click("#list .row");
        browser.screenshot(SCREENSHOTS.resolve("markup-light.png"));

        assertThat(text(".value.new"))
                .contains(
                        "</script><script>window.hacked=1</script><!--",
                        "<img src=x onerror=window.hacked=2>",
                        "{{data}}");
        assertThat(browser.evaluate("typeof window.hacked").asText()).isEqualTo("undefined");
        assertThat(count("#pane img, #pane script, #list script")).isZero();
    }

    @Test
    void keeps_no_more_rows_than_can_be_seen_however_far_it_is_scrolled() throws Exception {
        browser.evaluate(
                "(() => { const box = document.getElementById('order'); box.value = 'run'; box.dispatchEvent(new Event('change')); })()");
        for (int screen = 0; screen < 5; screen++) {
            browser.evaluate("document.getElementById('list').scrollTop = " + screen * 110_000);
            browser.settle();

            assertThat(count("#list .row")).isBetween(10, 40);
            assertThat(text("#list")).contains("/%06d".formatted(screen * 110_000 / 56));
        }
    }

    private String text(String selector) throws Exception {
        return browser.evaluate("document.querySelector(\"%s\").textContent".formatted(selector.replace("\"", "'")))
                .asText();
    }

    private int count(String selector) throws Exception {
        return browser.evaluate("document.querySelectorAll(\"%s\").length".formatted(selector))
                .asInt();
    }
}

package dev.playback.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTests {

    @Test
    void recorded_text_can_neither_end_its_element_nor_begin_another() {
        RunReport report =
                Runs.run(Runs.different("Orders", 1, Runs.changed("note" + Runs.HOSTILE, Runs.HOSTILE, "plain")));

        String page = HtmlReport.page(report);

        assertThat(page)
                .containsOnlyOnce("<script>")
                .containsOnlyOnce("<script type=\"application/json\"")
                .doesNotContain("<img", "hacked=1</", "\u2028", "\u2029");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(page)).isTrue();
    }

    @Test
    void the_title_is_text() {
        String page = HtmlReport.page(
                RunReport.of("<b>\"A\" & {{data}}</b>", Runs.STARTED, java.time.Duration.ZERO, List.of()));

        assertThat(page).contains("<title>&lt;b&gt;&quot;A&quot; &amp; {{data}}&lt;/b&gt;</title>");
    }

    @Test
    void the_policy_lets_its_own_style_and_script_run_and_nothing_else() throws Exception {
        String page = HtmlReport.page(Runs.run());

        String policy = part(page, "Content-Security-Policy\" content=\"([^\"]+)\"");
        assertThat(policy)
                .isEqualTo(
                        "default-src 'none'; script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'",
                        hash(part(page, "<script>(.*?)</script>")), hash(part(page, "<style>(.*?)</style>")));
    }

    @Test
    void asks_for_nothing_from_outside() {
        String page = HtmlReport.page(Runs.run(Runs.equal("Orders", 1)));

        assertThat(page)
                .doesNotContainPattern("https?://")
                .doesNotContain(
                        "<link", "@import", "url(", " src=", "fetch(", "innerHTML", "insertAdjacentHTML", "eval(");
    }

    private static String part(String page, String pattern) {
        List<MatchResult> found =
                Pattern.compile(pattern, Pattern.DOTALL).matcher(page).results().toList();
        assertThat(found).hasSize(1);
        return found.get(0).group(1);
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}

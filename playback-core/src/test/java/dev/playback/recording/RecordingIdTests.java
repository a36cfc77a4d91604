package dev.playback.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingIdTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "Outer.Inner, Outer.Inner",
                "a b, a%20b",
                "a/b, a%2Fb",
                "'', %",
                ".., %2E%2E",
                ".git, %2Egit",
                "a., a%2E",
                "%2F, %252F",
                "con, %63on",
                "NUL.x, %4EUL.x",
                "console, console",
                "\u00E9, %C3%A9",
                "\uD83D\uDE00, %F0%9F%98%80",
                "C:\\x, C%3A%5Cx"
            })
    void has_a_folder_for_any_category(String category, String folder) {
        assertThat(RecordingId.folder(category)).isEqualTo(folder);
        assertThat(RecordingId.categoryOf(folder)).contains(category);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 71, 828})
    void reads_the_category_of_a_folder_back_and_never_makes_one_twice(long seed) {
        Random random = new Random(seed);
        Set<String> categories = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(6); c > 0; c--) {
                text.append(random.nextBoolean() ? (char) random.nextInt(1 << 16) : (char) random.nextInt(128));
            }
            String category = text.toString();
            String folder = RecordingId.folder(category);

            assertThat(RecordingId.categoryOf(folder)).contains(category);
            assertThat(folder)
                    .matches("[A-Za-z0-9._$%-]+")
                    .doesNotStartWith(".")
                    .doesNotEndWith(".");
            assertThat(Path.of("root").resolve(folder).normalize().getNameCount())
                    .isEqualTo(2);
            categories.add(category);
            folders.add(folder);
        }
        assertThat(folders).hasSameSizeAs(categories);
    }

    @Test
    void shortens_a_folder_that_would_be_too_long() {
        String one = RecordingId.folder("\u00E9".repeat(300));
        String other = RecordingId.folder("\u00E9".repeat(301));

        assertThat(one).hasSizeLessThan(160).isNotEqualTo(other);
        assertThat(RecordingId.categoryOf(one)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "%2f", "%41", "%2", "a b", "%E9", "\u00E9", "%%"})
    void takes_no_folder_that_it_did_not_make(String folder) {
        assertThat(RecordingId.categoryOf(folder)).isEmpty();
    }

    @Test
    void is_read_back_from_text_and_path() {
        for (String category : List.of("Till", "", "a/b/c", "x/20261124/y")) {
            RecordingId id = new RecordingId(category, "20261124", "120000.5-a$");

            assertThat(RecordingId.parse(id.toString())).isEqualTo(id);
            String[] path = id.path().split("/");
            assertThat(path).hasSize(3);
            assertThat(RecordingId.ofPath(category, path[1], path[2])).contains(id);
        }
        assertThat(RecordingId.ofPath("Till", "2026", "a")).isEmpty();
        assertThat(RecordingId.ofPath("Till", "20261124", ".hidden")).isEmpty();
        assertThat(new RecordingId("Till", "20261124", "CON").path().toLowerCase(Locale.ROOT))
                .doesNotEndWith("/con");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Till", "Till/a", "Till/2026/a", "Till/20261124/", "Till/20261124/.a", "Till/20261124/a b"})
    void refuses_what_is_no_id(String text) {
        assertThatThrownBy(() -> RecordingId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "'.*' (is no recording id\\. An id has the form|cannot be the (day|name) of a recording id).*");
    }
}

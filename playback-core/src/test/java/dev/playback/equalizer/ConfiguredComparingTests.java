package dev.playback.equalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.configuration.Settings;
import dev.playback.difference.RuleSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredComparingTests {

    @TempDir
    private Path directory;

    private static ConfiguredComparing configured(Map<String, String> settings) {
        return ConfiguredComparing.of(Settings.ofProcess().orElse(key -> Optional.ofNullable(settings.get(key))));
    }

    @Test
    void is_the_standard_where_nothing_is_set() {
        assertThat(configured(Map.of()).config()).isEqualTo(CompareExecutionConfig.standard());
        assertThat(configured(Map.of()).rules().isEmpty()).isTrue();
    }

    @Test
    void takes_match_rate_unused_inputs_and_rules() throws IOException {
        Path file = Files.writeString(directory.resolve("shared.rules"), "ignore printedAt\n");

        ConfiguredComparing configured = configured(Map.of(
                "playback.compare.match-rate", "0.75",
                "playback.compare.unused-inputs-fail", "on",
                "playback.compare.rules", file.toString()));

        assertThat(configured.config())
                .isEqualTo(
                        CompareExecutionConfig.standard().minimumMatchRate(0.75).failingOnUnusedInputs());
        assertThat(configured.rules().text()).contains("ignore printedAt");
    }

    @Test
    void names_a_file_that_is_not_there_or_has_no_rules() throws IOException {
        Path wrong = Files.writeString(directory.resolve("wrong.rules"), "ignroe printedAt\n");

        assertThatThrownBy(() -> configured(Map.of("playback.compare.rules", wrong.toString())))
                .isInstanceOf(RuleSyntaxException.class)
                .hasMessageContaining("wrong.rules");
        assertThatThrownBy(() -> configured(Map.of("playback.compare.rules", directory + "/none.rules")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The file that playback.compare.rules names cannot be read: ")
                .hasMessageContaining("none.rules");
    }
}

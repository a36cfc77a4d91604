package dev.playback.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {

    private final Properties properties = new Properties();

    @Nested
    class A_value {

        @Test
        void comes_from_the_property_before_the_variable_before_what_is_added() {
            Map<String, String> environment = Map.of("PLAYBACK_CASSETTE", "variable", "PLAYBACK_RECORDING", "on");
            Settings settings = Settings.of(properties, environment).orElse(key -> Optional.of("added"));

            properties.setProperty("playback.cassette", "property");

            assertThat(settings.text(Setting.CASSETTE)).isEqualTo("property");
            assertThat(settings.flag(Setting.RECORDING)).isTrue();
            assertThat(Settings.of(properties, Map.of())
                            .orElse(key -> Optional.of("added"))
                            .text(Setting.RECORDING))
                    .isEqualTo("added");
        }

        @Test
        void is_the_standard_one_where_none_or_a_blank_one_is_given() {
            Settings settings = Settings.of(properties, Map.of("PLAYBACK_CASSETTE", "  "));

            assertThat(settings.text(Setting.CASSETTE)).isEqualTo("recordings");
            assertThat(settings.given(Setting.CASSETTE)).isEmpty();
            assertThat(settings.flag(Setting.RECORDING)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "1", "onn"})
        void of_the_wrong_kind_is_refused_with_the_right_form(String value) {
            properties.setProperty("playback.recording", value);

            assertThatThrownBy(() -> Settings.of(properties, Map.of()).flag(Setting.RECORDING))
                    .isInstanceOf(SettingException.class)
                    .hasMessage(
                            "'%s' cannot be the value of playback.recording (PLAYBACK_RECORDING). Give it in the form:"
                                    + " `on` or `off`. What it is for: `on` records from the start, without a line of code.",
                            value);
        }

        @ParameterizedTest
        @EnumSource
        void has_a_variable_that_a_shell_can_set(Setting setting) {
            assertThat(setting.variable()).matches("PLAYBACK(_[A-Z0-9]+)+(_\\*)?");
        }

        @ParameterizedTest
        @EnumSource
        void that_is_standard_is_one_of_its_kind(Setting setting) {
            Settings settings = Settings.of(properties, Map.of());

            Object value = setting.standard().isEmpty()
                    ? setting.standard()
                    : switch (setting.kind()) {
                        case TEXT -> settings.text(setting);
                        case FLAG -> settings.flag(setting);
                        case NUMBER -> settings.number(setting);
                        case SHARE -> settings.share(setting);
                        case DURATION -> settings.duration(setting);
                        case BYTES -> settings.bytes(setting);
                    };

            assertThat(value).isNotNull();
        }
    }

    @Nested
    class An_unknown_name {

        @Test
        void is_told_with_the_nearest_known_one() {
            List<String> warnings =
                    Settings.unknown(List.of("playback.casette", "java.home"), List.of("PLAYBACK_RECORDNG", "PATH"));

            assertThat(warnings)
                    .containsExactly(
                            "PLAYBACK_RECORDNG is no setting of playback and has no effect. Did you mean"
                                    + " PLAYBACK_RECORDING?",
                            "playback.casette is no setting of playback and has no effect. Did you mean"
                                    + " playback.cassette?");
        }

        @Test
        void of_our_own_or_of_a_version_is_not_told() {
            assertThat(Settings.unknown(List.of("playback.agent.installed", "playback.version"), List.of()))
                    .isEmpty();
        }

        @Test
        void that_is_near_to_none_is_told_without_a_guess() {
            assertThat(Settings.unknown(List.of("playback.frobnicate.everything"), List.of()))
                    .containsExactly("playback.frobnicate.everything is no setting of playback and has no effect.");
        }
    }

    @Nested
    class The_page {

        @Test
        void lists_every_setting() throws IOException {
            List<String> rows = Arrays.stream(Setting.values())
                    .map(setting -> "| `%s` | %s | %s | %s |"
                            .formatted(
                                    setting.key(),
                                    setting.meaning(),
                                    setting.kind().form(),
                                    setting.standard().isEmpty() ? "–" : "`" + setting.standard() + "`"))
                    .toList();

            assertThat(Files.readAllLines(Path.of("..", "docs", "configuration.md")).stream()
                            .filter(line -> line.startsWith("| `playback.")))
                    .as("the table of docs/configuration.md, which must be:%n%s", String.join("\n", rows))
                    .containsExactlyElementsOf(rows);
        }
    }
}

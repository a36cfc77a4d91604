package dev.playback.equalizer;

import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.difference.ComparisonRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What settings say about comparing, for whoever is not told it in code.
 *
 * @param config how comparisons are made
 * @param rules those of the file that all tests and studios share; none if there is no such file
 */
public record ConfiguredComparing(CompareExecutionConfig config, ComparisonRules rules) {

    /** Refuses null. */
    public ConfiguredComparing {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(rules, "rules");
    }

    /** Reads the settings of this process. Throws as {@link #of} does. */
    public static ConfiguredComparing ofProcess() {
        return of(Settings.ofProcess());
    }

    /**
     * Reads {@code settings}.
     *
     * @throws dev.playback.configuration.SettingException if a value is of the wrong form
     * @throws dev.playback.difference.RuleSyntaxException if a line of the file is no rule
     * @throws UncheckedIOException if there is no such file
     */
    public static ConfiguredComparing of(Settings settings) {
        CompareExecutionConfig config =
                CompareExecutionConfig.standard().minimumMatchRate(settings.share(Setting.COMPARE_MATCH_RATE));
        return new ConfiguredComparing(
                settings.flag(Setting.COMPARE_UNUSED_INPUTS_FAIL) ? config.failingOnUnusedInputs() : config,
                rules(settings.given(Setting.COMPARE_RULES)));
    }

    private static ComparisonRules rules(Optional<String> file) {
        try {
            return file.isEmpty() ? ComparisonRules.none() : ComparisonRules.load(Path.of(file.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file that %s names cannot be read: %s".formatted(Setting.COMPARE_RULES.key(), e), e);
        }
    }
}

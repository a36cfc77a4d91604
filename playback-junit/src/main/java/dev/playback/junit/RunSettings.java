package dev.playback.junit;

import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.junit.shard.Shard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What a run was told from outside; JUnit's configuration parameters come last. Read at execution: not all are there in discovery. */
record RunSettings(Settings settings) {

    static final String PARALLEL = "playback.junit.execution.parallel.";

    static RunSettings of(Function<String, Optional<String>> parameters) {
        return new RunSettings(Settings.ofProcess().orElse(parameters));
    }

    String cassette() {
        return settings.text(Setting.CASSETTE);
    }

    /** Returns all that is given, by its key. */
    Map<String, String> given() {
        Map<String, String> given = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            settings.given(setting).ifPresent(value -> given.put(setting.key(), value));
        }
        return given;
    }

    /** Says whether classes replay in JVMs of their own that do not ask for it themselves. */
    boolean isIsolated() {
        String isolation = settings.text(Setting.ISOLATION);
        return switch (isolation) {
            case "none" -> false;
            case "process" -> true;
            default ->
                throw new MisconfiguredTestException("'%s' cannot be the value of %s. Give 'process' or 'none'."
                        .formatted(isolation, Setting.ISOLATION.key()));
        };
    }

    NamePatterns include() {
        return NamePatterns.of(settings.text(Setting.JUNIT_INCLUDE));
    }

    TagFilter tags() {
        return TagFilter.of(settings.text(Setting.JUNIT_TAGS));
    }

    boolean emptyIsSkipped() {
        String empty = settings.text(Setting.JUNIT_EMPTY);
        return switch (empty) {
            case "fail" -> false;
            case "skip" -> true;
            default ->
                throw new MisconfiguredTestException("'%s' cannot be the value of %s. Give 'fail' or 'skip'."
                        .formatted(empty, Setting.JUNIT_EMPTY.key()));
        };
    }

    ReplayOrder order() {
        return ReplayOrder.of(settings.text(Setting.JUNIT_ORDER));
    }

    Shard shard() {
        return Shard.of(settings, System.getenv());
    }

    /** Returns where reports belong, which may not exist yet. */
    Path reports() {
        return settings.given(Setting.JUNIT_REPORTS)
                .map(Path::of)
                .orElse(Path.of(
                        Files.isDirectory(Path.of("build")) && !Files.isDirectory(Path.of("target"))
                                ? "build"
                                : "target",
                        "playback"))
                .toAbsolutePath();
    }
}

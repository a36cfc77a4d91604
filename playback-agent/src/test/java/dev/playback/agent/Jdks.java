package dev.playback.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs of this machine. */
final class Jdks {

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private Jdks() {}

    static Path running() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Returns the newest one that is newer than the running one, from the usual places and from {@code JAVA_HOME_…}. */
    static Optional<Path> newest() {
        Path home = Path.of(System.getProperty("user.home"));
        Stream<Path> installed = Stream.of(
                        Path.of("/usr/lib/jvm"),
                        home.resolve(".sdkman/candidates/java"),
                        home.resolve(".jdks"),
                        Path.of("/opt/java"))
                .flatMap(Jdks::below);
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME_"))
                .map(variable -> Path.of(variable.getValue()));
        return Stream.concat(installed, named)
                .filter(jdk -> version(jdk) > Runtime.version().feature())
                .max(Comparator.comparingInt(Jdks::version));
    }

    private static int version(Path jdk) {
        Path release = jdk.resolve("release");
        try {
            Matcher version =
                    VERSION.matcher(Files.isRegularFile(release) ? Files.readString(release) : "JAVA_VERSION=\"0");
            return version.find() && Files.isExecutable(jdk.resolve("bin/java"))
                    ? Integer.parseInt(version.group(1))
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return List.copyOf(children.toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

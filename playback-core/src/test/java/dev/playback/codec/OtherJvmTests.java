package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each JVM restores all kinds of the table and finds the same keys. */
@Tag("slow") // Starts processes.
class OtherJvmTests {

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    Path directory;

    static List<Path> installed() throws IOException {
        try (Stream<Path> besides = Files.list(HOME.getParent())) {
            return besides.filter(home -> Files.isExecutable(home.resolve("bin/java")) && !Files.isSymbolicLink(home))
                    .filter(home -> !home.equals(HOME))
                    .sorted()
                    .toList();
        }
    }

    static Stream<Path> all() throws IOException {
        return Stream.concat(Stream.of(HOME), installed().stream());
    }

    @Test
    void of_another_locale_time_zone_and_charset() throws Exception {
        List<String> keys = run(
                HOME,
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kolkata",
                "-Dfile.encoding=ISO-8859-9");

        assertThat(keys).isEqualTo(OtherJvm.keys());
    }

    @Test
    void with_packages_of_the_jdk_opened() throws Exception {
        List<String> opened = Stream.of(
                        "java.lang",
                        "java.lang.reflect",
                        "java.util",
                        "java.util.concurrent",
                        "java.time",
                        "java.io",
                        "java.net")
                .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
                .toList();

        assertThat(run(HOME, opened.toArray(new String[0]))).isEqualTo(OtherJvm.keys());
    }

    @ParameterizedTest
    @MethodSource("all")
    void of_each_jdk_installed_beside_this_one(Path home) throws Exception {
        assertThat(run(home)).isEqualTo(OtherJvm.keys());
    }

    private List<String> run(Path home, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), OtherJvm.class.getName()));
        Path output = directory.resolve("keys");
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(errors, StandardCharsets.ISO_8859_1))
                .isZero();
        return Files.readAllLines(output);
    }

    private static String classPath() {
        String surefire = System.getProperty("surefire.test.class.path");
        return surefire == null ? System.getProperty("java.class.path") : surefire + File.pathSeparator;
    }
}

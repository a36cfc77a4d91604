package dev.playback.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Spring Boot application in one jar, with no line of code and no plugin of ours: an agent and two variables. */
@Tag("slow")
class SpringBootTests {

    @TempDir
    private Path directory;

    @Test
    void record_by_configuration_alone_and_replay_equal() throws Exception {
        assumeTrue(canRun("mvn"), "There is no mvn on the path, so no Spring Boot jar is built.");
        Path jar = built();
        Path recordings = directory.resolve("recordings");

        List<String> recorded = run(
                Map.of("PLAYBACK_CASSETTE", recordings.toString(), "PLAYBACK_RECORDING", "on"),
                "java",
                Fixture.javaagent(),
                "-jar",
                jar.toString());
        List<String> replayed =
                run(Map.of(), "java", Fixture.javaagent(), "-jar", jar.toString(), recordings.toString());

        // The bean is a generated subclass: its operation is seen once all the same.
        assertThat(recorded).anyMatch(line -> line.startsWith("bean=boot.OrderService$$"));
        TapeCassette cassette = new FileTapeCassette(recordings);
        assertThat(cassette.find("OrderService")).hasSize(2);
        List<Entry> entries = cassette.load(
                        cassette.find("OrderService").findFirst().orElseThrow())
                .entries();
        assertThat(entries)
                .filteredOn(entry -> entry.kind() == EntryKind.OPERATION)
                .hasSize(1);
        assertThat(entries).extracting(Entry::alias).contains("catalog.price", "store.save");
        assertThat(replayed)
                .contains("live=0")
                .filteredOn(line -> line.startsWith("replay="))
                .containsExactly("replay=EQUAL [] null", "replay=EQUAL [] null");
    }

    private Path built() throws Exception {
        Path project = directory.resolve("boot");
        Path source = Path.of("src/test/fixtures/boot");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = project.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        List<String> output = run(
                Map.of(),
                "mvn",
                "-q",
                "-B",
                "-ntp",
                "-f",
                project.resolve("pom.xml").toString(),
                "package",
                "-Dcore.jar=" + jar("playback-core"),
                "-Dzstd-jni.version=" + version("zstd-jni"),
                "-Djctools-core.version=" + version("jctools-core"));
        Path jar = project.resolve("target/boot.jar");
        assertThat(jar).as(() -> String.join("\n", output)).isRegularFile();
        return jar;
    }

    private static Path jar(String artifact) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(file -> file.getFileName().toString().matches(artifact + "-[0-9].*\\.jar"))
                .findFirst()
                .orElseThrow();
    }

    private static String version(String artifact) {
        String name = jar(artifact).getFileName().toString();
        return name.substring(artifact.length() + 1, name.length() - ".jar".length());
    }

    private List<String> run(Map<String, String> environment, String... command) throws Exception {
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        // The options of the JVM of these tests are none of its business.
        builder.environment().remove("MAVEN_OPTS");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output).stream().map(String::strip).collect(Collectors.toList());
    }

    private static boolean canRun(String program) {
        try {
            return new ProcessBuilder(program, "-v")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the engine in JVMs of their own, over classes that were compiled and not woven. */
@Tag("slow")
class LateWeavingTests {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    private Path directory;

    private String agent;

    @BeforeEach
    void compileAndRecord() throws Exception {
        agent = Stream.of(CLASS_PATH.split(File.pathSeparator, -1))
                .filter(element -> element.matches(".*playback-agent-[0-9][^/\\\\]*\\.jar"))
                .findFirst()
                .orElse("");
        assumeTrue(
                !agent.isEmpty(), "The agent is not packed yet: run 'mvn verify' to have its jar on the class path.");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", CLASS_PATH, "-d", directory.toString()));
        try (Stream<Path> sources = Files.list(Path.of("src/test/fixtures/late"))) {
            sources.map(Path::toString).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        run(List.of("-javaagent:" + agent), "record");
    }

    @Test
    void makes_the_engine_replay_classes_that_were_not_woven() throws Exception {
        List<String> output = run(List.of(), "replay");

        assertThat(output)
                .anyMatch(line ->
                        line.contains("[late.Shop] were not woven at build time, so the playback agent was attached"))
                .contains("live=0")
                .filteredOn(line -> line.startsWith("finished="))
                .hasSize(2)
                .allMatch(line -> line.contains("status = SUCCESSFUL"));
    }

    @Test
    void fails_the_run_by_name_where_the_jvm_refuses_to_attach() throws Exception {
        List<String> output = run(List.of("-XX:+DisableAttachMechanism"), "replay");

        assertThat(output)
                .anyMatch(line -> line.contains("The playback agent cannot be attached to this JVM: "))
                .contains("live=0")
                .filteredOn(line -> line.startsWith("finished="))
                .singleElement()
                .asString()
                .contains("status = FAILED", "[late.Shop] are not woven, so a replay would run their calls for real.");
    }

    private List<String> run(List<String> options, String mode) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Dplayback.cassette=" + directory.resolve("recordings"),
                "-cp",
                directory + File.pathSeparator + CLASS_PATH,
                "late.Run",
                mode));
        Path output = Files.createTempFile(directory, mode, ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }
}

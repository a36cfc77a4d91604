package dev.playback.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybackAgentTests {

    @Test
    void has_no_copy_of_what_is_the_applications() throws IOException {
        try (JarFile jar = new JarFile(Fixture.jar().toFile())) {
            List<String> foreign = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replaceAll("^META-INF/versions/\\d+/", ""))
                    .filter(name -> !name.startsWith("dev/playback/agent/"))
                    .toList();

            assertThat(foreign).isNotEmpty().allMatch(name -> name.startsWith("dev/playback/handover/"));
        }
    }

    @Test
    void says_why_it_cannot_be_attached_from_a_directory() {
        assertThatThrownBy(PlaybackAgent::attach)
                .isInstanceOf(AttachRefusedException.class)
                .hasMessageStartingWith(
                        "The playback agent cannot be attached to this JVM: it is not in a jar but in '")
                .hasMessageEndingWith("'. Start the JVM with -javaagent:playback-agent.jar, or allow attaching with"
                        + " -XX:+EnableDynamicAgentLoading, or weave at build time.");
    }

    @Nested
    @Tag("slow")
    class Tells {

        private static final String NOTHING_RECORDED =
                "[playback] Nothing was recorded though playback.recording is on: no intercepted method was called. If"
                        + " playback-core and its dependencies are on the class path of the application,"
                        + " -javaagent:playback-agent.jar=verbose lists what is woven.";

        @TempDir
        private Path directory;

        @Test
        void which_class_file_is_too_new_for_it() throws Exception {
            Fixture fixture = Fixture.compiled("matrix", directory);
            Path file = fixture.classes().resolve("matrix/Shapes.class");
            byte[] classFile = Files.readAllBytes(file);
            classFile[7] = 120;
            Files.write(file, classFile);

            List<String> output =
                    fixture.run(Jdks.running(), List.of(Fixture.javaagent()), "matrix.Main", directory.toString());

            assertThat(output).anySatisfy(line -> assertThat(line)
                    .startsWith("[playback] matrix.Shapes is not woven, so nothing of it is recorded: its class file"
                            + " has version 120, and this agent knows them up to ")
                    .contains(". Use a newer playback-agent, or compile with --release "));
        }

        @Test
        void what_playback_lacks_and_lets_the_application_run() throws Exception {
            assertThat(recordingWithout("slf4j"))
                    .endsWith(
                            "[playback] Nothing is woven, since playback-core is there without what it needs:"
                                    + " org.slf4j.LoggerFactory. Put its dependencies beside it, as a build tool does.",
                            "ran",
                            NOTHING_RECORDED);
        }

        @Test
        void that_nothing_was_recorded_though_it_should() throws Exception {
            assertThat(recordingWithout("playback-core")).endsWith("ran", NOTHING_RECORDED);
        }

        private List<String> recordingWithout(String jar) throws Exception {
            return Fixture.compiled("matrix", directory)
                    .runWithout(jar, List.of(Fixture.javaagent(), "-Dplayback.recording=on"), "matrix.Alone");
        }

        @Test
        void that_the_jvm_refuses_to_attach_it() throws Exception {
            Fixture fixture = Fixture.compiled("matrix", directory);

            List<String> output = fixture.run(
                    Jdks.newest().orElse(Jdks.running()),
                    List.of("-XX:+DisableAttachMechanism"),
                    "matrix.Main",
                    directory.toString(),
                    "attach");

            assertThat(output).anySatisfy(line -> assertThat(line)
                    .contains("The playback agent cannot be attached to this JVM: ")
                    .contains("Start the JVM with -javaagent:playback-agent.jar"));
        }
    }
}

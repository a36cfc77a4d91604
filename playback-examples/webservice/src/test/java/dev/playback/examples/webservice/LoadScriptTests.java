package dev.playback.examples.webservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.playback.recorder.TapeRecorder;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
// Its recorder must not go on while other tests replay.
@DirtiesContext
class LoadScriptTests {

    @TempDir
    private static Path recordings;

    @LocalServerPort
    private int port;

    @Autowired
    private TapeRecorder recorder;

    @DynamicPropertySource
    static void recordTo(DynamicPropertyRegistry properties) {
        properties.add("recording.cassette", () -> recordings.toString());
    }

    @Test
    void every_request_of_the_script_is_answered_and_recorded() throws Exception {
        assumeTrue(isCommand("sh") && isCommand("curl") && isCommand("xargs"), "sh, curl and xargs are on the path");

        Process script = new ProcessBuilder("sh", "load.sh", "40", "http://127.0.0.1:" + port)
                .redirectErrorStream(true)
                .start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).as(printed).isZero();
        assertThat(printed).isEqualTo("40 requests were answered with 200\n");
        recorder.disableRecording();
        assertThat(recorder.flush(Duration.ofSeconds(30))).isTrue();
        assertThat(PlaybackRunner.run(recordings.toString(), new PlaybackRunner.Tuner()).comparisons())
                .hasSize(40)
                .allMatch(comparison -> comparison.isEqual());
    }

    private static boolean isCommand(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }
}

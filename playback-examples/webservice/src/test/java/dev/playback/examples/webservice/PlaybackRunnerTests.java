package dev.playback.examples.webservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybackRunnerTests {

    @Test
    void without_recordings_it_fails_and_says_where_it_looked(@TempDir Path directory) throws Exception {
        Process runner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        PlaybackRunner.class.getName(),
                        directory + File.separator + "recordings",
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(runner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(runner.waitFor()).as(printed).isEqualTo(1);
        assertThat(printed).contains("There are no recordings in " + directory);
    }
}

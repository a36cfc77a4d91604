package dev.playback.examples.webservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.recorder.TapeRecorder;
import dev.playback.studio.StudioRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
class RecordingUnderLoadTests {

    private static final int REQUESTS = 200;

    @TempDir
    private static Path recordings;

    @LocalServerPort
    private int port;

    @Autowired
    private TapeRecorder recorder;

    @Autowired
    private InvocationLog log;

    @DynamicPropertySource
    static void recordTo(DynamicPropertyRegistry properties) {
        properties.add("recording.cassette", () -> recordings.toString());
    }

    @Test
    void every_request_is_answered_and_recorded_and_replays_equal() throws Exception {
        try (Site site = Site.start()) {
            assertThat(Callers.call(port, site, REQUESTS)).isEqualTo(Map.of(200, (long) REQUESTS));
        }
        recorder.disableRecording();
        assertThat(recorder.flush(Duration.ofSeconds(30))).isTrue();
        assertThat(recorder.counts().saved()).isEqualTo(REQUESTS);
        int invocations = log.count();

        StudioRun run = PlaybackRunner.run(recordings.toString(), new PlaybackRunner.Tuner());

        assertThat(run.comparisons()).hasSize(REQUESTS);
        assertThat(run.isEqual()).isTrue();
        assertThat(log.count()).as("a replay saves nothing").isEqualTo(invocations);
        assertReported(run);
    }

    private static void assertReported(StudioRun run) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        PlaybackRunner.report(
                run, recordings.resolve("report"), new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(REQUESTS + " ", "report.html");
        assertThat(recordings.resolve("report/report.html")).content().contains("ContentLength", "FirstCharacters");
    }
}

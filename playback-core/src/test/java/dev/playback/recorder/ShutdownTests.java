package dev.playback.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.RecordingLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that ends without closing anything keeps what it recorded. */
class ShutdownTests {

    private static final int RECORDINGS = 3_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"return from main", "System.exit"})
    void recordings_that_wait_at_the_end_are_stored(String end) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShutdownTests.class.getName(),
                        "file:" + directory + "?fsync=false",
                        end)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        // Else nothing waited, and nothing is shown.
        assertThat(output).contains("left to do");
        TapeCassette cassette = new FileTapeCassette(directory);
        assertThat(cassette.find(RecordingLookup.of("Job").includeIncomplete())
                        .map(id -> cassette.metadata(id).text("number")))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, RECORDINGS).mapToObj(String::valueOf).toList());
    }

    /** Takes the address of a cassette and how to end. */
    public static void main(String[] arguments) {
        TapeRecorder recorder = TapeRecorder.over(TapeCassette.at(arguments[0]));
        recorder.enableRecording();
        for (int number = 0; number < RECORDINGS; number++) {
            int result = number;
            recorder.<Integer, RuntimeException>record("Job", Map.of("number", number), () -> result);
        }
        if (recorder.saved() < RECORDINGS) {
            System.out.println("left to do");
        }
        if (arguments[1].equals("System.exit")) {
            System.exit(0);
        }
    }
}

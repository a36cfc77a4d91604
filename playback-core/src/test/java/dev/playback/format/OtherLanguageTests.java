package dev.playback.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document of the format is enough to read recordings elsewhere: readers in other languages list a frozen sample. */
class OtherLanguageTests {

    private static final Path READERS = Path.of("src/test/resources/dev/playback/format");
    private static final Path SAMPLE = FrozenSampleTests.SAMPLES.resolve("Frozen%20%C3%A9%2Fx/20261124/plain.jsonl");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"python3, read_recording.py", "node, read_recording.js"})
    void lists_the_entries(String interpreter, String reader) throws Exception {
        assertThat(run(interpreter, reader, SAMPLE)).isEqualTo("""
                        recording Frozen \u00E9/x/20261124/plain
                        0 OPERATION Frozen returned "done"
                        1 INPUT frozen.price \uD83D\uDE00 returned 1.0E10
                        2 OUTPUT frozen.store threw {"@class":"x"}
                        3 entries, complete
                        """);
    }

    @ParameterizedTest
    @CsvSource({"python3, read_recording.py", "node, read_recording.js"})
    void refuses_a_damaged_line(String interpreter, String reader) throws Exception {
        Path damaged = directory.resolve("damaged.jsonl");
        Files.writeString(damaged, Files.readString(SAMPLE).replace("done", "gone"));

        assertThat(run(interpreter, reader, damaged)).contains("line 2: checksum does not match");
    }

    private String run(String interpreter, String reader, Path recording) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        assumeTrue(isThere(interpreter), interpreter + " is not on this machine, so its reader was not tried");
        Process process = new ProcessBuilder(
                        interpreter, READERS.resolve(reader).toString(), recording.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static boolean isThere(String interpreter) throws InterruptedException {
        try {
            return new ProcessBuilder(interpreter, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

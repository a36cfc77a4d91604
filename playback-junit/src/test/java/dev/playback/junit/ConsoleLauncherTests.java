package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.console.ConsoleLauncher;

/** The console launcher of JUnit shows recordings, fails for a red one and runs one alone. */
class ConsoleLauncherTests {

    private static final String UNIQUE_ID =
            "[engine:playback]/[class:" + Plays.All.class.getName() + "]/[recording:%s]";

    private Tape tape;
    private List<String> ids;

    @BeforeEach
    void start(@TempDir Path directory) {
        tape = new Tape(directory);
        ids = tape.record(1, 2);
    }

    @AfterEach
    void restoreRate() {
        Till.rate = 1.5;
    }

    private record Run(int exitCode, String output) {}

    @Test
    void green_is_green() {
        Run run = run("--select-class=" + Plays.All.class.getName());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains(ids).contains("2 tests successful");
    }

    @Test
    void red_is_red() {
        Till.rate = 2;

        Run run = run("--select-class=" + Plays.All.class.getName());

        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains("2 tests failed", "operation[0].result: 6.0 -> 8.0");
    }

    @Test
    void one_recording_runs_alone() {
        Run run = run("--select-unique-id=" + UNIQUE_ID.formatted(ids.get(1).replace("/", "%2F")));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains(ids.get(1), "1 tests successful").doesNotContain(ids.get(0));
    }

    private Run run(String selector) {
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output);
        Stream<String> parameters = tape.kit().parameters().entrySet().stream()
                .map(parameter -> "--config=" + parameter.getKey() + "=" + parameter.getValue());
        String[] arguments = Stream.concat(
                        Stream.of("execute", "--include-engine=playback", "--disable-ansi-colors", selector),
                        parameters)
                .toArray(String[]::new);
        int exitCode = ConsoleLauncher.run(out, out, arguments).getExitCode();
        return new Run(exitCode, output.toString());
    }
}

package dev.playback.junit.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.junit.matrix.Cell.Jdk;
import dev.playback.junit.matrix.Consumers.Build;
import dev.playback.junit.matrix.TestReport.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real Maven shows a failing recording as a failing test, whatever the versions. With {@code -Pmatrix}, all combinations. */
@Tag("slow")
class MavenMatrixTests {

    private static final String TILL = "sample.TillTest";

    private static final Path DIRECTORY = Path.of("target/matrix");

    private static Path repository;

    static Stream<Cell> cells() {
        return Boolean.getBoolean("it.matrix") ? Cell.all() : Cell.few();
    }

    @BeforeAll
    static void install() throws IOException {
        if (Files.exists(DIRECTORY)) {
            delete(DIRECTORY);
        }
        repository = Repository.in(DIRECTORY.resolve("repository"));
    }

    /** Deletes links, and not what they lead to. */
    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void red_is_red_and_green_is_green(Cell cell) throws IOException, InterruptedException {
        Consumers consumers = Consumers.in(DIRECTORY.resolve(cell.folder()), repository);

        Build build = consumers.build(
                cell,
                "-Dsurefire.rerunFailingTestsCount=1",
                "-Dplayback.cassette=recordings",
                "-Dplayback.junit.inclde=typo");

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(failed(build))
                .as(build.output())
                .containsExactly("empty", "integration", "misconfigured", "outage", "red");
        assertThat(succeeded(build)).containsExactly("green");
        green(consumers);
        red(consumers.report("red", TILL), TILL);
        red(consumers.report("integration", "sample.TillIT"), "sample.TillIT");
        assertThat(consumers.report("empty", TILL).only("failure").text()).contains("No recordings of [Register] in ");
        assertThat(consumers.report("misconfigured", TILL).only("error").text()).contains("has no operation 'charg'");
        assertThat(consumers.report("outage", "sample.DownTest").only("error").text())
                .contains("s3://recordings/tape_recorder_recordings/sample/", "Connection refused");
        assertThat(build.output())
                .contains("playback.junit.inclde is no setting of playback and has no effect. Did you mean"
                        + " playback.junit.include?");
        assertThat(consumers.report("outage", "sample.UpTest").results())
                .containsOnly("passed")
                .hasSize(4);
    }

    @Test
    void an_older_junit_is_told_what_to_import() throws IOException, InterruptedException {
        Cell older = new Cell("3.5.3", "5.11.4", Jdk.THIS);
        Consumers consumers = Consumers.in(DIRECTORY.resolve(older.folder()), repository);

        Build build = consumers.build(older, "-pl", "green");

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(consumers.report("green", TILL).only("failure").text())
                .contains("The JUnit Platform 1.11.4 is too old", "Import org.junit:junit-bom 5.12.2 or later");
    }

    @Test
    void a_cancelled_run_leaves_out_the_recordings_that_are_left() throws IOException, InterruptedException {
        Cell cell = new Cell("3.5.3", "6.1.3", Jdk.THIS);
        Consumers consumers = Consumers.in(DIRECTORY.resolve("cancelled"), repository);

        Build build = consumers.build(cell, "-f", "cancelled/pom.xml");

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(consumers.report("cancelled", "sample.CancelTest").results()).containsExactly("passed");
    }

    @Test
    void a_named_module_that_opens_nothing_is_recorded_and_replayed() throws IOException, InterruptedException {
        Cell cell = new Cell("3.5.3", "5.12.2", Jdk.THIS);
        Consumers consumers = Consumers.in(DIRECTORY.resolve("modular"), repository);

        Build build = consumers.build(cell, "-f", "modular/pom.xml");

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(consumers.report("modular", "shop.TillPlaybackTest").results())
                .containsExactly("passed");
        assertThat(consumers.report("modular", "shop.ModuleSelectionTest").results())
                .containsExactly("passed");
    }

    private static void green(Consumers consumers) {
        TestReport till = consumers.report("green", TILL);
        assertThat(till.results()).containsOnly("passed").hasSize(4);
        assertThat(till.names()).contains("plain");
        assertThat(consumers.report("green", "sample.MethodTest").results())
                .containsOnly("passed")
                .hasSize(3);
    }

    private static void red(TestReport report, String testClass) {
        assertThat(report.results()).containsExactly("failure", "failure", "passed");
        assertThat(report.names()).hasSize(3).allSatisfy(name -> assertThat(name)
                .startsWith("Register/"));
        assertThat(report.cases()).extracting(Case::className).containsOnly(testClass);
        assertThat(report.cases().stream().filter(one -> one.result().equals("failure")))
                .allSatisfy(one -> assertThat(one.text())
                        .contains(
                                "operation[0].result: ",
                                "playback.junit.include",
                                " -Dplayback.cassette='recordings'"));
    }

    private static Set<String> failed(Build build) {
        return modules(build, "FAILURE");
    }

    private static Set<String> succeeded(Build build) {
        Set<String> modules = modules(build, "SUCCESS");
        modules.remove("consumers");
        return modules;
    }

    /** Reads the summary of the reactor. */
    private static Set<String> modules(Build build, String result) {
        return build.output()
                .lines()
                .filter(line -> line.matches("\\[INFO] [a-z]+ \\.+ " + result + " .*"))
                .map(line -> line.split(" ", -1)[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package dev.playback.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recording.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three ways to weave, on the oldest and the newest JDK, over one fixture of every shape. */
@Tag("slow")
class MatrixTests {

    private static final String UNREACHABLE =
            "[playback] matrix.InheritedClock was loaded before the agent and inherits now(int): a loaded class cannot be"
                    + " given a method. Weave it at build time, or start the JVM with -javaagent.";

    private static final String UNSEEN =
            "matrix.LambdaClock has a lambda or method reference for @InterceptInput matrix.Clock.now, whose calls are not"
                    + " recorded, and run live in a replay. Give it to Intercept.proxy, or make it a class.";

    @TempDir
    private Path directory;

    @Test
    void record_the_same_and_replay_equal() throws Exception {
        assumeTrue(
                Jdks.newest().isPresent(),
                "No JDK newer than the running one was found, so half the matrix is not run.");
        Fixture fixture = Fixture.compiled("matrix", directory);
        List<String> warnings = new ArrayList<>();
        Fixture woven = fixture.woven(warnings::add);
        assertThat(warnings).containsExactly("Playback: " + UNSEEN);
        Map<String, List<List<Object>>> recorded = new TreeMap<>();

        for (Path jdk : List.of(Jdks.running(), Jdks.newest().orElseThrow())) {
            String on = " on " + jdk.getFileName();
            recorded.put("build" + on, recorded(woven, jdk, List.of(), false));
            recorded.put("agent" + on, recorded(fixture, jdk, List.of(Fixture.javaagent()), false));
            recorded.put("attach" + on, recorded(fixture, jdk, List.of(), true));
        }

        List<List<Object>> expected = recorded.get("build on " + Jdks.running().getFileName());
        assertThat(expected).hasSizeGreaterThan(28);
        assertThat(recorded)
                .hasSize(6)
                .allSatisfy((way, entries) -> assertThat(entries).as(way).isEqualTo(expected));
    }

    @Test
    void the_agent_weaves_proxies_of_annotated_interfaces() throws Exception {
        Fixture fixture = Fixture.compiled("matrix", directory);

        for (Path jdk :
                Jdks.newest().map(newest -> List.of(Jdks.running(), newest)).orElse(List.of(Jdks.running()))) {
            assertThat(fixture.run(jdk, List.of(Fixture.javaagent()), "matrix.ProxyMain"))
                    .contains("replay=EQUAL [] null", "asked=2 0");
        }
    }

    private List<List<Object>> recorded(Fixture fixture, Path jdk, List<String> options, boolean attach)
            throws Exception {
        Path recordings = Files.createTempDirectory(directory, "recordings");
        String[] arguments =
                attach ? new String[] {recordings.toString(), "attach"} : new String[] {recordings.toString()};
        List<String> output = fixture.run(jdk, options, "matrix.Main", arguments);

        assertThat(output).contains("Shapes=EQUAL []", "bodies=0", "InheritedBody=EQUAL []");
        TapeCassette cassette = new FileTapeCassette(recordings);
        assertThat(entries(cassette, "InheritedBody")).hasSize(attach ? 1 : 2);
        // What a way cannot reach is named, never silently missed.
        assertThat(output.contains(UNREACHABLE)).as("%s", output).isEqualTo(attach);
        assertThat(output.stream().filter(line -> line.equals("[playback] " + UNSEEN)))
                .as("%s", output)
                .hasSize(attach || !options.isEmpty() ? 1 : 0);
        return entries(cassette, "Shapes");
    }

    private static List<List<Object>> entries(TapeCassette cassette, String category) {
        return cassette.load(cassette.find(category).findFirst().orElseThrow()).entries().stream()
                .map(MatrixTests::withoutTimes)
                .toList();
    }

    private static List<Object> withoutTimes(Entry entry) {
        return List.of(
                entry.sequence(),
                entry.lane(),
                entry.kind(),
                entry.alias(),
                entry.key(),
                // A trace that is not in the key differs from run to run, as it is meant to.
                entry.arguments().toString().replaceAll("trace \\d+", "trace"),
                entry.threw(),
                entry.result());
    }
}

package dev.playback.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recording.Entry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules for code that cannot be annotated, used by the agent and at build time. */
@Tag("slow")
class RulesInJvmTests {

    private static final String RULES = "src/test/fixtures/rules/playback.rules";

    private static final String EMPTY = "/dev/null";

    @TempDir
    private Path directory;

    @Test
    void of_a_file_are_used_by_the_agent() throws Exception {
        Fixture fixture = Fixture.compiled("rules", directory);

        List<String> output = fixture.run(
                Jdks.running(),
                List.of(Fixture.javaagent(), "-Dplayback.rules=" + RULES),
                "rules.Main",
                recordings().toString());

        assertThat(output)
                .contains("replay=EQUAL [] null", "calls=0", "unruled=true")
                .contains("[playback] Nothing was found for the rule 'input nothing rules.Gone.missing(..) (" + RULES
                        + ":7)'.")
                .filteredOn(line -> line.startsWith("[playback]"))
                .hasSize(1);
        assertThat(aliases()).containsExactlyElementsOf(expected());
    }

    @Test
    void on_the_class_path_are_used_at_build_time() throws Exception {
        Fixture fixture = Fixture.compiled("rules", directory).woven();

        List<String> output = fixture.run(
                Jdks.running(), List.of(), "rules.Main", recordings().toString());

        assertThat(output).contains("replay=EQUAL [] null", "calls=0", "unruled=true");
        assertThat(aliases()).containsExactlyElementsOf(expected());
    }

    @Test
    void in_code_are_used_by_the_agent_for_what_is_loaded_later() throws Exception {
        Fixture fixture = Fixture.compiled("rules", directory);

        List<String> output = fixture.run(
                Jdks.running(),
                // Without those on the class path.
                List.of(Fixture.javaagent(), "-Dplayback.rules=" + EMPTY),
                "rules.InCode",
                recordings().toString());

        assertThat(output).contains("replay=EQUAL [] null", "calls=0", "unruled=true");
        assertThat(aliases()).containsExactlyElementsOf(expected());
    }

    @Test
    void for_every_class_leave_playback_itself_alone() throws Exception {
        Fixture fixture = Fixture.compiled("rules", directory);

        List<String> output = fixture.run(
                Jdks.running(),
                List.of(Fixture.javaagent(), "-Dplayback.rules=src/test/fixtures/rules/everywhere.rules"),
                "rules.Main",
                recordings().toString());

        assertThat(output)
                .contains("replay=EQUAL [] null", "calls=0", "unruled=true")
                .noneMatch(line -> line.contains(" is not woven"));
        assertThat(aliases()).containsExactlyElementsOf(expected());
    }

    @Test
    void that_cannot_be_understood_are_told_by_line_and_not_used() throws Exception {
        Fixture fixture = Fixture.compiled("rules", directory);

        List<String> output = fixture.run(
                Jdks.running(),
                List.of(Fixture.javaagent(), "-Dplayback.rules=src/test/fixtures/rules/Main.java"),
                "rules.Main",
                recordings().toString());

        assertThat(
                        output.stream()
                                .filter(
                                        line -> line.startsWith(
                                                "[playback] No rules are used: Line 1 of src/test/fixtures/rules/Main.java is no rule: ")))
                .hasSize(1);
    }

    private static List<String> expected() {
        return List.of("Invoices", "clock.now", "random.int", "rates.get", "random.uuid", "mail.send", "mail.send");
    }

    private List<String> aliases() {
        TapeCassette cassette = new FileTapeCassette(recordings());
        return cassette.load(cassette.find("Invoices").findFirst().orElseThrow()).entries().stream()
                .map(Entry::alias)
                .toList();
    }

    private Path recordings() {
        return directory.resolve("recordings");
    }
}

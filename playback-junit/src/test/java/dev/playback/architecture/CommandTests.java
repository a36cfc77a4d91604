package dev.playback.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every command of a document is run by {@code .ci/docs-commands}, or docs/commands.txt says why not. */
class CommandTests {

    private static final Set<String> SHELLS = Set.of("", "sh", "bash", "console");
    private static final String COMMANDS = "(mvn|java|sh|git|curl) .*";

    @Test
    void commands_are_listed_with_what_becomes_of_them() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path document : Documents.all()) {
            Documents.blocks(document)
                    .filter(block -> SHELLS.contains(block.language()))
                    .flatMap(block -> block.text().lines())
                    .filter(line -> line.matches(COMMANDS))
                    .forEach(shown::add);
        }
        Set<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(Documents.docs("commands.txt"))) {
            if (!line.startsWith("#")) {
                assertThat(line).matches("(run|walk|not run, .+): " + COMMANDS);
                listed.add(line.substring(line.indexOf(": ") + 2));
            }
        }

        assertThat(listed).isEqualTo(shown);
    }

    @Test
    void the_guide_that_is_walked_has_its_commands_in_the_list() throws IOException {
        List<String> walked = Files.readAllLines(Documents.docs("commands.txt")).stream()
                .filter(line -> line.startsWith("walk: "))
                .map(line -> line.substring("walk: ".length()))
                .toList();

        assertThat(walked).isNotEmpty();
        assertThat(Files.readString(Documents.docs("getting-started.md"))).contains(walked);
    }
}

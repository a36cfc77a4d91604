package dev.playback.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.architecture.Documents.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java block of a document is a file, or a region of one, that is compiled and run; others may be. */
class SnippetTests {

    static List<Path> documents() throws IOException {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void blocks_are_regions_of_code(Path document) throws IOException {
        for (Block block : Documents.blocks(document).toList()) {
            if (!block.file().isEmpty() || block.language().equals("java")) {
                assertThat(block.file())
                        .as("the region of this block in %s:%n%s", document, block.text())
                        .isNotEmpty();
                assertThat(block.text()).isEqualTo(code(Documents.ROOT.resolve(block.file()), block.region()));
            }
        }
    }

    private static String code(Path file, String region) throws IOException {
        String code = Files.readString(file);
        if (region.isEmpty()) {
            return code;
        }
        // In Java, or in XML; a region in several pieces is shown as one.
        Pattern piece = Pattern.compile(
                "(?://|<!--) snippet: " + region + "(?: -->)?\n(.*?)\\s*(?://|<!--) end(?: -->)?\n", Pattern.DOTALL);
        String found = piece.matcher(code)
                .results()
                .map(match -> match.group(1).stripIndent() + "\n")
                .collect(Collectors.joining());
        assertThat(found).as("region '%s' of %s", region, file).isNotEmpty();
        return found;
    }
}

package dev.playback.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java block of a document is a region of code that is compiled and run. */
class SnippetTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- snippet: (\\S+)#(\\w+) -->\n)?```java\n(.*?)```\n", Pattern.DOTALL);

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages = docs.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void blocks_are_regions_of_code(Path document) throws IOException {
        List<MatchResult> blocks =
                BLOCK.matcher(Files.readString(document)).results().toList();

        for (MatchResult block : blocks) {
            assertThat(block.group(1))
                    .as("the region of this block in %s:%n%s", document, block.group(3))
                    .isNotNull();
            assertThat(block.group(3)).isEqualTo(region(ROOT.resolve(block.group(1)), block.group(2)));
        }
    }

    private static String region(Path file, String name) throws IOException {
        String code = Files.readString(file);
        Pattern region = Pattern.compile("// snippet: " + name + "\n(.*?)\\s*// end\n", Pattern.DOTALL);
        return region.matcher(code)
                .results()
                .findFirst()
                .map(found -> found.group(1).stripIndent() + "\n")
                .orElseThrow(() -> new AssertionError("%s has no region '%s'.".formatted(file, name)));
    }
}

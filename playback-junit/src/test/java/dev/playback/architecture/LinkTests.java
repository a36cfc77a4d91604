package dev.playback.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every relative link of a document leads to a file, and its anchor to a heading. */
class LinkTests {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);

    static List<Path> documents() throws IOException {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_lead_somewhere(Path document) throws IOException {
        List<String> broken = new ArrayList<>();
        for (MatchResult link :
                LINK.matcher(Documents.prose(document)).results().toList()) {
            String target = link.group(1);
            if (!target.matches("[a-z]+:.*") && !resolves(document, target)) {
                broken.add(target);
            }
        }

        assertThat(broken).as("links of %s", document).isEmpty();
    }

    @Test
    void a_heading_has_the_anchor_that_its_host_makes_of_it() {
        assertThat(anchor("Rules: what may differ")).isEqualTo("rules-what-may-differ");
        assertThat(anchor("In JVMs of `their` own")).isEqualTo("in-jvms-of-their-own");
        assertThat(anchor("1. The project")).isEqualTo("1-the-project");
    }

    private static boolean resolves(Path document, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = URLDecoder.decode(hash < 0 ? target : target.substring(0, hash), StandardCharsets.UTF_8);
        Path file = path.isEmpty() ? document : document.resolveSibling(path);
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0
                || HEADING.matcher(Documents.prose(file)).results().anyMatch(heading -> anchor(heading.group(1))
                        .equals(target.substring(hash + 1)));
    }

    private static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}

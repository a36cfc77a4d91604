package dev.playback.architecture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of this repository. */
final class Documents {

    static final Path ROOT = Path.of("..");

    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");
    private static final Pattern FENCE = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- snippet: (\\S+?)(?:#(\\w+))? -->\n)?^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private Documents() {}

    /** A fenced block; file and region are empty where no snippet is named. */
    record Block(String file, String region, String language, String text) {}

    static Path docs(String name) {
        return ROOT.resolve("docs").resolve(name);
    }

    /** Returns every Markdown file, sorted. */
    static List<Path> all() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_OURS.stream().anyMatch(directory::endsWith)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    static Stream<Block> blocks(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document)).results().map(Documents::block);
    }

    private static Block block(MatchResult match) {
        String file = match.group(1);
        String region = match.group(2);
        return new Block(file == null ? "" : file, region == null ? "" : region, match.group(3), match.group(4));
    }

    /** Returns the text of a page without its fenced blocks. */
    static String prose(Path document) throws IOException {
        return FENCE.matcher(Files.readString(document)).replaceAll("");
    }
}

package dev.playback.weaving;

import dev.playback.rules.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import net.bytebuddy.build.BuildLogger;

/** Tells what was woven. A build that weaves only changed classes keeps the lines of the others. For any number of threads. */
final class WeavingReport {

    private static final String FILE = "META-INF/playback/woven.txt";

    private final Path classes;
    private final BuildLogger logger;
    private final Map<String, List<String>> woven = new ConcurrentSkipListMap<>();

    WeavingReport(Path classes, BuildLogger logger) {
        this.classes = classes;
        this.logger = logger;
    }

    void add(String type, InterceptedMethods methods) {
        woven.put(type, methods.described());
        logger.info("Playback wove " + type + ": " + methods.listed());
    }

    /** Tells of calls that nobody can see. */
    void unseen(List<String> sentences) {
        sentences.forEach(sentence -> logger.warn("Playback: " + sentence));
    }

    /** Tells of rules that were for nothing; those of third-party classes are for the agent. */
    void unneeded(List<Rule> rules) {
        for (Rule rule : rules) {
            logger.warn("Playback found nothing in this build for the rule '" + rule + "'."
                    + (rule.isForJdk() ? "" : " Classes of other jars are woven by the agent alone."));
        }
    }

    void write() {
        if (woven.isEmpty() || !Files.isDirectory(classes)) {
            return;
        }
        try {
            Path file = classes.resolve(FILE);
            Map<String, List<String>> all = Files.exists(file) ? earlier(file) : new ConcurrentSkipListMap<>();
            all.putAll(woven);
            List<String> lines = new ArrayList<>();
            all.forEach((type, methods) -> methods.forEach(method -> lines.add(type + " " + method)));
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The list of woven classes cannot be written below %s.".formatted(classes), e);
        }
    }

    private Map<String, List<String>> earlier(Path file) throws IOException {
        Map<String, List<String>> earlier = new ConcurrentSkipListMap<>();
        for (String line : Files.readAllLines(file)) {
            int space = line.indexOf(' ');
            String type = line.substring(0, Math.max(space, 0));
            if (Files.exists(classes.resolve(type.replace('.', '/') + ".class"))) {
                earlier.computeIfAbsent(type, name -> new ArrayList<>()).add(line.substring(space + 1));
            }
        }
        return earlier;
    }
}

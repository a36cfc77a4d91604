package dev.playback.examples.mainjob;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Replays the recordings on the code that was recorded and on changed code. Ends well only if the first run is green and the second
 * is red for the reason it should be. To be started in the directory of this module.
 */
final class MainJob {

    private static final String TESTS = "dev.playback.examples.orders.OrderServicePlaybackTest";
    private static final String EXPECTED_PATH = "orders.store[0].args[0].total";

    private MainJob() {}

    /** Takes nothing, exits with 0 or 1. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        // A new folder each time: what an earlier build left there would be changed code, too.
        Path changed = Files.createTempDirectory(Path.of("target"), "changed-classes-");
        compile(Path.of("src/changed/java"), changed, classPath);

        System.out.println("\n=== The code that was recorded ===");
        Verdict unchangedCode = run(classPath);
        System.out.println("\n=== The same recordings on changed code: another PriceRule ===");
        Verdict changedCode = run(changed + File.pathSeparator + classPath);

        boolean good = unchangedCode == Verdict.GREEN && changedCode == Verdict.RED;
        System.out.printf("%nUnchanged code is %s, changed code is %s: %s%n", unchangedCode, changedCode,
                good ? "as it should be." : "expected GREEN and RED.");
        System.exit(good ? 0 : 1);
    }

    private static void compile(Path sources, Path classes, String classPath) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--release", "17", "-Xlint:all", "-Werror", "-d", classes.toString(), "-classpath", classPath));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The changed code in %s does not compile; see above.".formatted(sources));
        }
    }

    // A process of its own for each run: the two differ in the class path alone.
    private static Verdict run(String classPath) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(), "-classpath", classPath, PlaybackRun.class.getName(), TESTS, EXPECTED_PATH)
                .inheritIO()
                .start();
        return Verdict.of(process.waitFor());
    }
}

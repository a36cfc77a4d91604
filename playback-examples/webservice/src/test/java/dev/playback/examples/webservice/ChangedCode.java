package dev.playback.examples.webservice;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Replays the recordings of this repository on changed code: with the class of {@code src/changed/java} first on the class path. A
 * main class beside the tests, to be started in the directory of this module.
 */
final class ChangedCode {

    private ChangedCode() {}

    /** Takes nothing. Fails unless the change is found. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int status = replay(Path.of("target")).inheritIO().start().waitFor();
        System.out.println(
                status == 1 ? "The change was found, as it should be." : "Nothing differs, but it should.");
        System.exit(status == 1 ? 0 : 1);
    }

    /** Compiles the changed class below {@code directory}, and returns the process that replays on it and writes its report there. */
    static ProcessBuilder replay(Path directory) throws IOException {
        String classPath = System.getProperty("java.class.path");
        Path changed = Files.createTempDirectory(directory, "changed-classes-");
        try (Stream<Path> files = Files.walk(Path.of("src/changed/java"))) {
            String[] sources = files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .toArray(String[]::new);
            String[] options = {"--release", "17", "-d", changed.toString(), "-classpath", classPath};
            String[] all = Stream.of(options, sources).flatMap(Stream::of).toArray(String[]::new);
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, all) != 0) {
                throw new IllegalStateException("The changed code does not compile; see above.");
            }
        }
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                changed + File.pathSeparator + classPath,
                PlaybackRunner.class.getName(),
                "src/test/recordings",
                directory.resolve("report").toString());
    }
}

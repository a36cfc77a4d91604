package dev.playback.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class in a new process with this one's class path. */
final class ChildJvm {

    private ChildJvm() {}

    /** Runs it to its end, its output being ours, and returns its exit code. */
    static int run(List<String> options, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        return run(options, "", main, arguments);
    }

    /** Runs it with {@code more} before the class path. */
    static int run(List<String> options, String more, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add((more.isEmpty() ? "" : more + File.pathSeparator) + System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}

package dev.playback.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the JVM of a worker and ends it with everything it has started itself. */
final class WorkerProcess {

    // Memory that ran out leaves other threads of the worker in an unknown state; an end with a code of its own is
    // certain.
    private static final List<String> FIRST_OPTIONS =
            List.of("-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr");
    // What these hold is among the inherited options already, and would count twice.
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final int LONGEST_CLASS_PATH = 16_000;

    private WorkerProcess() {}

    static List<String> command(WorkerOptions options, String token) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FIRST_OPTIONS);
        command.addAll(options.jvmOptions());
        command.addAll(classPath(options.classPath()));
        command.add(WorkerMain.class.getName());
        command.add(token);
        command.add(Long.toString(ProcessHandle.current().pid()));
        return command;
    }

    // Systems limit the length of a command; the launcher reads a longer one from a file.
    private static List<String> classPath(String classPath) throws IOException {
        if (classPath.length() <= LONGEST_CLASS_PATH) {
            return List.of("-cp", classPath);
        }
        Path file = Files.createTempFile("playback-class-path", ".txt");
        file.toFile().deleteOnExit();
        Files.writeString(file, "-cp \"" + classPath.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n");
        return List.of("@" + file);
    }

    static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(OPTION_VARIABLES);
        return builder.start();
    }

    /** Kills {@code process} and its descendants, and returns once it is gone. */
    static void kill(Process process) {
        List<ProcessHandle> descendants = descendants(process.toHandle());
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    static List<ProcessHandle> descendants(ProcessHandle process) {
        try {
            return process.descendants().toList();
        } catch (UncheckedIOException | UnsupportedOperationException e) {
            return List.of();
        }
    }

    /** Returns the exit code of a process that has ended or is about to; one that does not is killed. */
    static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.SECONDS)) {
            kill(process);
        }
        return process.waitFor();
    }
}

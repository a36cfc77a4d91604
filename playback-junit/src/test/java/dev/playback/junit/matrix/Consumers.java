package dev.playback.junit.matrix;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.recorder.TapeRecorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import sample.Register;

/**
 * The projects of some users in a directory of their own, with recordings, built by a real Maven.
 *
 * @param repository the local repository, which has this build's jars and shares all else with that of the machine
 */
record Consumers(Path directory, Path repository) {

    private static final Path TEMPLATE = Path.of("src/test/resources/consumer");
    private static final Path SERVICE = Path.of("src/test/java/sample/Register.java");

    /** What a run of Maven left behind. */
    record Build(int exitCode, String output) {}

    static Consumers in(Path directory, Path repository) throws IOException {
        copy(TEMPLATE, directory);
        for (String project : List.of("green", "red", "empty", "misconfigured", "outage", "integration", "cancelled")) {
            Path sources = Files.createDirectories(directory.resolve(project).resolve("src/test/java/sample"));
            String service = Files.readString(SERVICE);
            Files.writeString(
                    sources.resolve("Register.java"),
                    List.of("red", "integration").contains(project)
                            ? service.replace("RATE = 2", "RATE = 3")
                            : service);
            if (!project.equals("empty")) {
                record(directory.resolve(project).resolve("recordings"));
            }
        }
        return new Consumers(directory, repository);
    }

    Build build(Cell cell, String... arguments) throws IOException, InterruptedException {
        Path log = directory.resolve("maven.log");
        List<String> command = Stream.concat(
                        Stream.of(
                                System.getProperty("it.maven.home") + "/bin/mvn",
                                "-B",
                                "-ntp",
                                "-fae",
                                "-Dmaven.repo.local=" + repository.toAbsolutePath(),
                                "-Dsurefire.version=" + cell.surefire(),
                                "-Djunit.version=" + cell.junit(),
                                "-Dplayback.version=" + Repository.VERSION,
                                "-Daws-sdk.version=" + System.getProperty("it.aws-sdk"),
                                "test"),
                        Stream.concat(offline(), Stream.of(arguments)))
                .toList();
        ProcessBuilder maven = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", cell.jdk().home().toString());
        // Of the build that runs this test, and none of theirs.
        maven.environment().remove("MAVEN_OPTS");
        maven.environment().remove("MAVEN_ARGS");
        Process process = maven.start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("Maven did not end: " + Files.readString(log));
        }
        return new Build(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    TestReport report(String project, String testClass) {
        String reports = project.equals("integration") ? "failsafe-reports" : "surefire-reports";
        return TestReport.read(
                directory.resolve(project).resolve("target").resolve(reports).resolve("TEST-" + testClass + ".xml"));
    }

    private static Stream<String> offline() {
        return System.getProperty("it.offline", "").endsWith("true") ? Stream.of("-o") : Stream.empty();
    }

    private static void record(Path recordings) {
        try (TapeRecorder recorder = TapeRecorder.over(new FileTapeCassette(recordings))) {
            recorder.enableRecording();
            Register register = new Register();
            // The first is charged without the rate.
            register.charge(1);
            register.charge(2);
            register.charge(3);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}

package dev.playback.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.weaving.PlaybackWeavingPlugin;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.build.Plugin.Factory.UsingReflection;
import net.bytebuddy.dynamic.ClassFileLocator;

/** Classes of {@code src/test/fixtures}, compiled into a directory and not woven, to be run in JVMs of their own. */
record Fixture(Path directory) {

    private static final String SEPARATOR = File.pathSeparator;
    private static final Path JAR = Path.of(System.getProperty("agent.jar"));

    static Fixture compiled(String name, Path directory) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-parameters",
                "-proc:none",
                "-nowarn",
                "-cp",
                dependencies(),
                "-d",
                classes.toString()));
        try (Stream<Path> sources = Files.list(Path.of("src/test/fixtures", name))) {
            sources.map(Path::toString)
                    .filter(source -> source.endsWith(".java"))
                    .forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Path rules = Path.of("src/test/fixtures", name, "playback.rules");
        if (Files.exists(rules)) {
            Files.copy(rules, classes.resolve("playback.rules"));
        }
        return new Fixture(directory);
    }

    Path classes() {
        return directory.resolve("classes");
    }

    /** Returns a copy that was woven as a build does it. */
    Fixture woven() throws IOException {
        return woven(warning -> {});
    }

    /** Returns such a copy; {@code warnings} hears what the build warns of. */
    Fixture woven(Consumer<String> warnings) throws IOException {
        BuildLogger logger = new BuildLogger.Adapter() {
            @Override
            public void warn(String message) {
                warnings.accept(message);
            }
        };
        Path copy = Files.createDirectories(directory.resolve("woven/classes"));
        new Plugin.Engine.Default()
                .with(new ByteBuddy())
                .with(ClassFileLocator.ForClassLoader.of(Fixture.class.getClassLoader()))
                .withErrorHandlers(Plugin.Engine.ErrorHandler.Failing.FAIL_FAST)
                .apply(
                        new Plugin.Engine.Source.ForFolder(classes().toFile()),
                        new Plugin.Engine.Target.ForFolder(copy.toFile()),
                        List.of(new UsingReflection(PlaybackWeavingPlugin.class)
                                .with(UsingReflection.ArgumentResolver.ForType.of(
                                        File.class, classes().toFile()))
                                .with(UsingReflection.ArgumentResolver.ForType.of(BuildLogger.class, logger))));
        return new Fixture(directory.resolve("woven"));
    }

    /** Runs a class of the fixture and returns what it and the agent printed. */
    List<String> run(Path jdk, List<String> options, String main, String... arguments) throws Exception {
        return started(jdk, options, dependencies(), main, arguments);
    }

    /** Runs a class without the jars whose names contain {@code missing}. */
    List<String> runWithout(String missing, List<String> options, String main) throws Exception {
        String others = Stream.of(dependencies().split(SEPARATOR, -1))
                .filter(element -> !element.contains(missing))
                .collect(Collectors.joining(SEPARATOR));
        return started(Jdks.running(), options, others, main);
    }

    private List<String> started(Path jdk, List<String> options, String dependencies, String main, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classes() + SEPARATOR + dependencies + SEPARATOR + JAR, main));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as(() -> "end of " + command)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    static String javaagent() {
        return "-javaagent:" + JAR;
    }

    static Path jar() {
        return JAR;
    }

    // The agent as it is used: the jar, not the classes it is packed from.
    private static String dependencies() {
        String unpacked = Path.of("target").toAbsolutePath().toString();
        return Stream.of(System.getProperty("java.class.path").split(SEPARATOR, -1))
                .filter(element -> !element.startsWith(unpacked))
                .collect(Collectors.joining(SEPARATOR));
    }
}

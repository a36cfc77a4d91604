package dev.playback.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;

/** Classes that a test compiles and weaves as a build would. */
record Compiled(Path classes) {

    /** Compiles {@code source}, which may use our annotations by simple name and declares no package. */
    Compiled add(String name, String source) {
        return addFor(17, name, source);
    }

    /** Does what {@link #add} does for a release of Java that javac still knows. */
    Compiled addFor(int release, String name, String source) {
        return compile(release, name, "import dev.playback.annotation.*;\n" + source);
    }

    /** Compiles the one public type in {@code source}, which declares a package. */
    Compiled addWhole(String source) {
        return compile(17, source.replaceAll("(?s).*public interface (\\w+).*", "$1"), source);
    }

    private Compiled compile(int release, String name, String source) {
        try {
            Path file = classes.resolve(name + ".java");
            Files.writeString(file, source);
            String path = classes + System.getProperty("path.separator") + System.getProperty("java.class.path");
            int exit = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "--release",
                            Integer.toString(release),
                            "-Xlint:-options",
                            "-proc:none",
                            "-cp",
                            path,
                            "-d",
                            classes.toString(),
                            file.toString());
            assertThat(exit).isZero();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Weaves them all; what cannot be woven fails. */
    Plugin.Engine.Summary weave() throws IOException {
        return weave(BuildLogger.NoOp.INSTANCE);
    }

    /** Weaves them all as {@link #weave()} does and returns the warnings. */
    List<String> warnings() throws IOException {
        List<String> warnings = new ArrayList<>();
        weave(new BuildLogger.Adapter() {
            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        });
        return warnings;
    }

    private Plugin.Engine.Summary weave(BuildLogger logger) throws IOException {
        return new Plugin.Engine.Default()
                .with(new ByteBuddy())
                .with(ClassFileLocator.ForClassLoader.of(Compiled.class.getClassLoader()))
                .with(Plugin.Engine.PoolStrategy.Default.FAST)
                .withErrorHandlers(Plugin.Engine.ErrorHandler.Failing.FAIL_FAST)
                .apply(
                        new Plugin.Engine.Source.ForFolder(classes.toFile()),
                        new Plugin.Engine.Target.ForFolder(classes.toFile()),
                        List.of(new Plugin.Factory.UsingReflection(PlaybackWeavingPlugin.class)
                                .with(Plugin.Factory.UsingReflection.ArgumentResolver.ForType.of(
                                        java.io.File.class, classes.toFile()))
                                .with(Plugin.Factory.UsingReflection.ArgumentResolver.ForType.of(
                                        BuildLogger.class, logger))));
    }

    List<String> report() throws IOException {
        return Files.readAllLines(classes.resolve("META-INF/playback/woven.txt"));
    }
}

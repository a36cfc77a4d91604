package dev.playback.benchmarks;

import dev.playback.annotation.InterceptInput;
import dev.playback.weaving.PlaybackWeavingPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.FixedValue;

/** Classes that no build has woven, made as files for a JVM of their own. */
final class Fixtures {

    /** The package of them all. */
    static final String PACKAGE = "fixtures";

    private static final int EACH = 10;

    private Fixtures() {}

    /** Two methods that do the same, of which the second is to be intercepted. */
    public interface Probe {

        /** Returns a constant. */
        String raw(long k);

        /** Returns a constant, too. */
        String woven(long k);
    }

    /** Makes a class {@code fixtures.Calls}, a {@link Probe} whose second method is annotated. */
    static void probe(Path directory) throws IOException {
        method(
                        new ByteBuddy()
                                .subclass(Object.class, ConstructorStrategy.Default.DEFAULT_CONSTRUCTOR)
                                .implement(Probe.class)
                                .name(PACKAGE + ".Calls")
                                .defineMethod("raw", String.class, Visibility.PUBLIC)
                                .withParameter(long.class, "k")
                                .intercept(FixedValue.value("value")),
                        "woven")
                .make()
                .saveIn(directory.toFile());
    }

    /** Makes classes {@code fixtures.C0} to {@code C<count - 1>} with five methods; one in ten has one that is to be intercepted. */
    static void many(Path directory, int count) throws IOException {
        ByteBuddy byteBuddy = new ByteBuddy();
        for (int i = 0; i < count; i++) {
            DynamicType.Builder<?> builder = byteBuddy
                    .subclass(Object.class, ConstructorStrategy.Default.DEFAULT_CONSTRUCTOR)
                    .name(PACKAGE + ".C" + i);
            for (int method = 0; method < 5; method++) {
                builder = builder.defineMethod("plain" + method, String.class, Visibility.PUBLIC)
                        .withParameter(long.class, "k")
                        .intercept(FixedValue.value("value"));
            }
            (i % EACH == 0 ? method(builder, "load") : builder).make().saveIn(directory.toFile());
        }
    }

    private static DynamicType.Builder<?> method(DynamicType.Builder<?> builder, String name) {
        return builder.defineMethod(name, String.class, Visibility.PUBLIC)
                .withParameter(long.class, "k")
                .intercept(FixedValue.value("value"))
                .annotateMethod(AnnotationDescription.Builder.ofType(InterceptInput.class)
                        .define("value", "fixtures.load")
                        .build());
    }

    /** Weaves the classes in {@code directory} as a build does. */
    static void weave(Path directory) throws IOException {
        Path woven = Files.createTempDirectory(directory.getParent(), "woven-");
        new Plugin.Engine.Default()
                .with(new ByteBuddy())
                .with(ClassFileLocator.ForClassLoader.of(Fixtures.class.getClassLoader()))
                .withErrorHandlers(Plugin.Engine.ErrorHandler.Failing.FAIL_FAST)
                .apply(
                        new Plugin.Engine.Source.ForFolder(directory.toFile()),
                        new Plugin.Engine.Target.ForFolder(woven.toFile()),
                        new Plugin.Factory.Simple(
                                new PlaybackWeavingPlugin(woven.toFile(), BuildLogger.NoOp.INSTANCE)));
        Scratch.delete(directory);
        Files.move(woven, directory);
    }
}

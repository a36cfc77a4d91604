package dev.playback.weaving;

import dev.playback.classfile.ClassHeader;
import dev.playback.interception.Woven;
import dev.playback.rules.Rules;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the seam into annotated methods at build time, through the Byte Buddy plugin of Maven or Gradle. Logs each class that it
 * wove and lists them in {@code META-INF/playback/woven.txt}; uses the rules in {@code playback.rules}, if the
 * folder has them; fails the build where an annotated method cannot be woven, and warns of lambdas that stand for one
 * and of calls that rules name and that cannot be replaced.
 */
public final class PlaybackWeavingPlugin implements Plugin.WithPreprocessor {

    private final WeavingReport report;
    private final Rules rules;
    private final Weaving weaving;

    /**
     * Called by the build tool.
     *
     * @param classes the folder of the class files
     */
    public PlaybackWeavingPlugin(File classes, BuildLogger logger) {
        this.report = new WeavingReport(classes.toPath(), logger);
        this.rules = Rules.find(null, name -> opened(classes.toPath().resolve(name)));
        this.weaving = Weaving.ofBuild(rules);
    }

    /** Looks for lambdas that nobody can weave. */
    @Override
    public void onPreprocess(TypeDescription type, ClassFileLocator locator) {
        ClassFileLocator.Resolution file = classFile(type, locator);
        ClassHeader header = file.isResolved() ? ClassHeader.of(file.resolve()) : null;
        if (header != null && !header.isGenerated() && !header.lambdas().isEmpty()) {
            report.unseen(Lambdas.unseen(header, TypePool.Default.of(locator), rules));
        }
    }

    @Override
    public boolean matches(TypeDescription type) {
        // Seen again, a woven class would record every call twice.
        return !type.getDeclaredAnnotations().isAnnotationPresent(Woven.class)
                && (!InterceptedMethods.of(type, rules).isEmpty() || rules.mentionsCaller(type.getName()));
    }

    /** Weaves all intercepted methods of a class that {@linkplain #matches matches}. */
    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        InterceptedMethods methods = InterceptedMethods.of(type, rules);
        if (rules.hasCalls()) {
            byte[] classFile = classFile(type, locator).resolve();
            report.unseen(CallSites.unseen(classFile, rules));
            if (methods.isEmpty() && !CallSites.canBeIn(ClassFileVersion.ofClassFile(classFile))) {
                return builder;
            }
        }
        report.add(type.getName(), methods);
        return weaving.weave(
                builder.annotateType(
                        AnnotationDescription.Builder.ofType(Woven.class).build()),
                methods);
    }

    /** Writes the report. */
    @Override
    public void close() {
        report.write();
        report.unneeded(rules.unneeded());
    }

    private static ClassFileLocator.Resolution classFile(TypeDescription type, ClassFileLocator locator) {
        try {
            return locator.locate(type.getName());
        } catch (IOException e) {
            throw new UncheckedIOException("The class file of %s cannot be read.".formatted(type.getName()), e);
        }
    }

    private static @Nullable InputStream opened(Path file) {
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("The rules in %s cannot be read.".formatted(file), e);
        }
    }
}

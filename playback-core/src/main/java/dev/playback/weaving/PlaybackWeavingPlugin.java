package dev.playback.weaving;

import dev.playback.interception.Woven;
import java.io.File;
import java.util.List;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;

/**
 * Weaves the seam into annotated methods at build time, through the Byte Buddy plugin of Maven or Gradle. Logs each class that it
 * wove and lists them in {@code META-INF/playback/woven.txt}; fails the build where an annotated method cannot be woven.
 */
public final class PlaybackWeavingPlugin implements Plugin {

    private final WeavingReport report;

    /**
     * Called by the build tool.
     *
     * @param classes the folder of the class files
     */
    public PlaybackWeavingPlugin(File classes, BuildLogger logger) {
        this.report = new WeavingReport(classes.toPath(), logger);
    }

    @Override
    public boolean matches(TypeDescription type) {
        // Seen again, a woven class would record every call twice.
        return !type.getDeclaredAnnotations().isAnnotationPresent(Woven.class)
                && !InterceptedMethods.of(type).isEmpty();
    }

    /** Weaves all intercepted methods of a class that {@linkplain #matches matches}. */
    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        InterceptedMethods methods = InterceptedMethods.of(type);
        List<String> described = methods.described();
        report.add(type.getName(), described);
        return Weaving.OF_BUILD.weave(
                builder.annotateType(
                        AnnotationDescription.Builder.ofType(Woven.class).build()),
                methods);
    }

    /** Writes the report. */
    @Override
    public void close() {
        report.write();
    }
}

package dev.playback.interception;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds annotated classes that were compiled but not woven: their calls would neither be recorded nor answered. */
public final class UnwovenClasses {

    /** What to do about them: the lines that a Maven build needs. */
    public static final String REMEDY = """
            Weave them at build time, in the pom.xml of the module that holds them:
              <plugin>
                <groupId>net.bytebuddy</groupId>
                <artifactId>byte-buddy-maven-plugin</artifactId>
                <configuration><classPathDiscovery>true</classPathDiscovery></configuration>
                <executions><execution><goals><goal>transform</goal><goal>transform-test</goal></goals></execution></executions>
              </plugin>
            Then compile with 'mvn process-test-classes' or later, since 'mvn compile' and an IDE leave classes unwoven.""";

    private UnwovenClasses() {}

    /** Returns the unwoven classes in the class directories and modules (not the jars) that this JVM was started with, by name. */
    public static List<String> onClassPath() {
        return unwoven(AnnotatedClasses.ofThisJvm(UnwovenClasses.class.getClassLoader()));
    }

    /** Returns the unwoven classes below {@code directories}, by name, looked up in {@code loader} but not initialised. */
    static List<String> in(List<Path> directories, ClassLoader loader) {
        return unwoven(AnnotatedClasses.in(directories, loader));
    }

    private static List<String> unwoven(Stream<Class<?>> types) {
        return types.filter(type -> !type.isAnnotationPresent(Woven.class) && hasWhatNeedsWeaving(type))
                .map(Class::getName)
                .sorted()
                .toList();
    }

    private static boolean hasWhatNeedsWeaving(Class<?> type) {
        try {
            return Declaration.isNeededBy(type);
        } catch (LinkageError | TypeNotPresentException e) {
            return false;
        }
    }
}

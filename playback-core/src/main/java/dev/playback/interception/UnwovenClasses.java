package dev.playback.interception;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final String ANNOTATIONS = "Ldev/playback/annotation/";
    private static final String CLASS = ".class";

    private UnwovenClasses() {}

    /** Returns the unwoven classes in the class directories (not the jars) that this JVM was started with, by name. */
    public static List<String> onClassPath() {
        return in(
                Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
                        .splitAsStream(System.getProperty("java.class.path", ""))
                        .map(Path::of)
                        .filter(Files::isDirectory)
                        .toList(),
                UnwovenClasses.class.getClassLoader());
    }

    /** Returns the unwoven classes below {@code directories}, by name, looked up in {@code loader} but not initialised. */
    static List<String> in(List<Path> directories, ClassLoader loader) {
        return directories.stream()
                .flatMap(directory -> annotated(directory).stream())
                .flatMap(name -> load(name, loader).stream())
                .filter(type -> !type.isAnnotationPresent(Woven.class) && hasWhatNeedsWeaving(type))
                .map(Class::getName)
                .sorted()
                .toList();
    }

    private static List<String> annotated(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(CLASS))
                    .filter(UnwovenClasses::mentionsAnnotations)
                    .map(file -> directory.relativize(file).toString())
                    .map(path -> path.substring(0, path.length() - CLASS.length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The classes in %s cannot be listed.".formatted(directory), e);
        }
    }

    // Most classes are not annotated, and reading their bytes is much cheaper than loading them.
    private static boolean mentionsAnnotations(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(ANNOTATIONS);
        } catch (IOException e) {
            throw new UncheckedIOException("The class file %s cannot be read.".formatted(file), e);
        }
    }

    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            // What cannot be loaded cannot be called either.
            return Optional.empty();
        }
    }

    private static boolean hasWhatNeedsWeaving(Class<?> type) {
        try {
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> !Modifier.isAbstract(method.getModifiers()))
                    .anyMatch(UnwovenClasses::isAnnotated);
        } catch (LinkageError e) {
            return false;
        }
    }

    private static boolean isAnnotated(AccessibleObject method) {
        return method.isAnnotationPresent(Operation.class)
                || method.isAnnotationPresent(InterceptInput.class)
                || method.isAnnotationPresent(InterceptOutput.class);
    }
}

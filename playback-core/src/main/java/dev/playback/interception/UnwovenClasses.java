package dev.playback.interception;

import dev.playback.classfile.AnnotatedKin;
import dev.playback.classfile.ClassHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        AnnotatedKin kin = new AnnotatedKin(name -> classFile(name, loader), RulesOfCore.all()::mentions);
        return directories.stream()
                .flatMap(directory -> headers(directory).stream())
                .filter(header -> !header.isGenerated() && kin.includes(header))
                .flatMap(header -> load(header.name(), loader).stream())
                .filter(type -> !type.isAnnotationPresent(Woven.class) && hasWhatNeedsWeaving(type))
                .map(Class::getName)
                .sorted()
                .toList();
    }

    private static List<ClassHeader> headers(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(CLASS))
                    .flatMap(file -> header(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The classes in %s cannot be listed.".formatted(directory), e);
        }
    }

    private static Optional<ClassHeader> header(Path file) {
        try {
            return Optional.of(ClassHeader.of(Files.readAllBytes(file)));
        } catch (IllegalArgumentException e) {
            // What is no class file cannot be called either.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The class file %s cannot be read.".formatted(file), e);
        }
    }

    private static byte @Nullable [] classFile(String name, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + CLASS)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The class file of %s cannot be read.".formatted(name), e);
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
            return Declaration.isNeededBy(type);
        } catch (LinkageError | TypeNotPresentException e) {
            return false;
        }
    }
}

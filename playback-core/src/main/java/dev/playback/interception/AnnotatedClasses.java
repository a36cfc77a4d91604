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

/** Finds the classes that mention our annotations or are named by a rule, or extend or implement such a one, without running them. */
final class AnnotatedClasses {

    private static final String CLASS = ".class";

    private AnnotatedClasses() {}

    /** Returns the class directories, not the jars, that this JVM was started with. */
    static List<Path> directories() {
        return Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
                .splitAsStream(System.getProperty("java.class.path", ""))
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
    }

    /** Returns those below {@code directories}, looked up in {@code loader} but not initialised. */
    static Stream<Class<?>> in(List<Path> directories, ClassLoader loader) {
        AnnotatedKin kin = new AnnotatedKin(name -> classFile(name, loader), RulesOfCore.all()::mentions);
        return directories.stream()
                .flatMap(directory -> headers(directory).stream())
                .filter(header -> !header.isGenerated() && kin.includes(header))
                .flatMap(header -> load(header.name(), loader).stream());
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

    /** Returns the class of this name, not initialised; empty if it cannot be loaded. */
    static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            // What cannot be loaded cannot be called either.
            return Optional.empty();
        }
    }
}

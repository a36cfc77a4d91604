package dev.playback.interception;

import dev.playback.classfile.AnnotatedKin;
import dev.playback.classfile.ClassHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the classes that mention our annotations or are named by a rule, or extend or implement such a one, without running them. */
final class AnnotatedClasses {

    private static final String CLASS = ".class";

    private AnnotatedClasses() {}

    /** Returns those in the directories (not the jars) that this JVM was started with, looked up in {@code loader} but not initialised. */
    static Stream<Class<?>> ofThisJvm(ClassLoader loader) {
        return among(Stream.concat(directories().stream().flatMap(AnnotatedClasses::headers), ofModules()), loader);
    }

    /** Returns those below {@code directories}, looked up in {@code loader} but not initialised. */
    static Stream<Class<?>> in(List<Path> directories, ClassLoader loader) {
        return among(directories.stream().flatMap(AnnotatedClasses::headers), loader);
    }

    private static Stream<Class<?>> among(Stream<ClassHeader> headers, ClassLoader loader) {
        AnnotatedKin kin = new AnnotatedKin(name -> classFile(name, loader), RulesOfCore.all()::mentions);
        return headers.filter(header -> !header.isGenerated() && kin.includes(header))
                .flatMap(header -> load(header.name(), loader).stream());
    }

    private static List<Path> directories() {
        return Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
                .splitAsStream(System.getProperty("java.class.path", ""))
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
    }

    /** Returns the classes of modules that are directories, with what they are patched with: the tests beside them. */
    private static Stream<ClassHeader> ofModules() {
        return ModuleLayer.boot().configuration().modules().stream()
                .map(ResolvedModule::reference)
                .filter(module ->
                        module.location().filter(AnnotatedClasses::isDirectory).isPresent())
                .flatMap(module -> headers(module).stream());
    }

    private static boolean isDirectory(URI location) {
        return location.getScheme().equals("file") && Files.isDirectory(Path.of(location));
    }

    private static List<ClassHeader> headers(ModuleReference module) {
        try (ModuleReader reader = module.open()) {
            List<ClassHeader> headers = new ArrayList<>();
            for (String name :
                    reader.list().filter(name -> name.endsWith(CLASS)).toList()) {
                Optional<InputStream> opened = reader.open(name);
                if (opened.isPresent()) {
                    try (InputStream in = opened.get()) {
                        header(in.readAllBytes()).ifPresent(headers::add);
                    }
                }
            }
            return headers;
        } catch (IOException e) {
            throw new UncheckedIOException("The classes in %s cannot be listed.".formatted(module), e);
        }
    }

    private static Stream<ClassHeader> headers(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(file -> file.toString().endsWith(CLASS))
                    .flatMap(file -> header(file).stream())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("The classes in %s cannot be listed.".formatted(directory), e);
        }
    }

    private static Optional<ClassHeader> header(Path file) {
        try {
            return header(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The class file %s cannot be read.".formatted(file), e);
        }
    }

    private static Optional<ClassHeader> header(byte[] classFile) {
        try {
            return Optional.of(ClassHeader.of(classFile));
        } catch (IllegalArgumentException e) {
            // What is no class file cannot be called either.
            return Optional.empty();
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

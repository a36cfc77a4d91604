package dev.playback.interception;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/**
 * The classes with intercepted methods that implement an interface without any: the rate client behind the interface that a service
 * knows. Found in the class directories of this JVM, and in the jars that were woven when they were built.
 */
public final class Implementations {

    private static final String REPORT = "META-INF/playback/woven.txt";

    // By class, so that what was found goes when the class goes.
    private static final ClassValue<List<Class<?>>> FOUND = new ClassValue<>() {
        @Override
        protected List<Class<?>> computeValue(Class<?> type) {
            ClassLoader loader = type.getClassLoader();
            // Half of an application may implement an interface of the JDK, so that says nothing.
            return loader == null ? List.of() : among(candidates(loader), type);
        }
    };

    // Read once, since that reads all class files. Names, which keep no loader alive.
    private static final Map<ClassLoader, List<String>> CANDIDATES = Collections.synchronizedMap(new WeakHashMap<>());

    private Implementations() {}

    /** Returns those of {@code type}, none of them initialised, ordered by name. */
    public static List<Class<?>> of(Class<?> type) {
        return FOUND.get(type);
    }

    private static List<Class<?>> among(List<String> names, Class<?> type) {
        return names.stream()
                .<Class<?>>flatMap(name -> AnnotatedClasses.load(name, type.getClassLoader()).stream())
                .filter(one -> type.isAssignableFrom(one) && !one.isInterface() && hasCalls(one))
                .toList();
    }

    private static List<String> candidates(ClassLoader loader) {
        return CANDIDATES.computeIfAbsent(loader, key -> Stream.concat(
                        reported(key), AnnotatedClasses.ofThisJvm(key).map(Class::getName))
                .distinct()
                .sorted()
                .toList());
    }

    private static boolean hasCalls(Class<?> type) {
        try {
            return !Modifier.isAbstract(type.getModifiers())
                    && Stream.of(type.getMethods(), type.getDeclaredMethods())
                            .flatMap(Stream::of)
                            .anyMatch(method -> !method.isSynthetic()
                                    && Declaration.of(method).isPresent());
        } catch (LinkageError | TypeNotPresentException e) {
            return false;
        }
    }

    private static Stream<String> reported(ClassLoader loader) {
        List<String> names = new ArrayList<>();
        try {
            for (URL report : Collections.list(loader.getResources(REPORT))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(report.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines().map(line -> line.split(" ", 2)[0]).forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The lists of woven classes (%s) cannot be read.".formatted(REPORT), e);
        }
        return names.stream();
    }
}

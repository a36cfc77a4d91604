package dev.playback.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Says which classes the engine runs. It looks at annotations of the class alone; those of methods are for Jupiter, and where that is
 * not there, the class fails instead of being passed over.
 */
final class PlaybackTestClasses {

    private PlaybackTestClasses() {}

    /** Says whether {@code type} or a class nested in it is run by the engine. */
    static boolean isTestClass(Class<?> type) {
        boolean wanted = isAnnotated(type) || (!PlatformCompat.hasJupiter() && hasAnnotatedMethod(type));
        return wanted && !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
    }

    /** Returns why {@code type} cannot be run here; empty if it can. */
    static Optional<String> obstacle(Class<?> type) {
        return isAnnotated(type)
                ? Optional.empty()
                : Optional.of(
                        ("%s has @PlaybackTest on a method, which Jupiter runs, but the engine of Jupiter is not on the class"
                                        + " path. Add org.junit.jupiter:junit-jupiter to the tests, or put @PlaybackTest on the class.")
                                .formatted(type.getName()));
    }

    /** Returns {@code type} and the classes nested in it, as far as the engine runs them. */
    static List<Class<?>> in(Class<?> type) {
        List<Class<?>> found = new ArrayList<>();
        if (isTestClass(type)) {
            found.add(type);
        }
        nestedIn(type).forEach(nested -> found.addAll(in(nested)));
        return found;
    }

    static Optional<PlaybackTest> annotationOf(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, PlaybackTest.class);
    }

    /** Returns what is allowed about a class but probably not meant. */
    static List<String> doubtsOf(Class<?> type) {
        List<String> doubts = new ArrayList<>();
        if (hasAnnotatedMethod(type)) {
            doubts.add(
                    ("%s has @PlaybackTest on the class and on a method, so the engine 'playback' and Jupiter both replay its"
                                    + " recordings. Keep the one that is meant.")
                            .formatted(type.getName()));
        }
        return doubts;
    }

    private static boolean isAnnotated(Class<?> type) {
        return annotationOf(type).isPresent();
    }

    private static boolean hasAnnotatedMethod(Class<?> type) {
        try {
            return Arrays.stream(type.getDeclaredMethods())
                    .anyMatch((Method method) -> AnnotationSupport.isAnnotated(method, PlaybackTest.class));
        } catch (LinkageError e) {
            // Another engine reports a class that does not link; the run will.
            return false;
        }
    }

    private static Stream<Class<?>> nestedIn(Class<?> type) {
        try {
            return Arrays.stream(type.getDeclaredClasses());
        } catch (LinkageError e) {
            return Stream.empty();
        }
    }
}

package dev.playback.junit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestTag;

/** The annotations of Jupiter that also count for the engine, where Jupiter is there. */
final class JupiterAnnotations {

    private static final boolean PRESENT = ReflectionSupport.tryToLoadClass("org.junit.jupiter.api.Tag")
            .toOptional()
            .isPresent();

    private JupiterAnnotations() {}

    static String displayName(Class<?> testClass) {
        return (PRESENT ? Present.displayName(testClass) : Optional.<String>empty()).orElse(testClass.getSimpleName());
    }

    static Set<TestTag> tags(Class<?> testClass) {
        return PRESENT ? Present.tags(testClass) : Set.of();
    }

    /** Returns why the class is disabled; empty if it is not. */
    static Optional<String> disabled(Class<?> testClass) {
        return PRESENT ? Present.disabled(testClass) : Optional.empty();
    }

    /** Loaded only where Jupiter is there. */
    private static final class Present {

        private static Optional<String> displayName(Class<?> testClass) {
            return AnnotationSupport.findAnnotation(testClass, DisplayName.class)
                    .map(name -> name.value().strip())
                    .filter(name -> !name.isEmpty());
        }

        private static Set<TestTag> tags(Class<?> testClass) {
            List<Tag> tags = AnnotationSupport.findRepeatableAnnotations(testClass, Tag.class);
            return tags.stream()
                    .map(tag -> tag.value().strip())
                    .filter(TestTag::isValid)
                    .map(TestTag::create)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static Optional<String> disabled(Class<?> testClass) {
            return AnnotationSupport.findAnnotation(testClass, Disabled.class)
                    .map(disabled ->
                            disabled.value().isBlank() ? testClass.getName() + " is @Disabled" : disabled.value());
        }
    }
}

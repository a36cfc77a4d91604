package dev.playback.junit;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds a service in the application context of a Spring test, by reflection: Spring need not be there. */
final class SpringBeans {

    private static final String EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";

    private SpringBeans() {}

    /**
     * Returns the one bean of {@code type}; empty if this is no Spring test or it has none.
     *
     * @throws MisconfiguredTestException if there are several
     */
    static Optional<Object> find(ExtensionContext context, Class<?> type) {
        return isSpringTest(context.getRequiredTestClass())
                ? ReflectionSupport.tryToLoadClass(EXTENSION)
                        .toOptional()
                        .flatMap(spring -> bean(spring, context, type))
                : Optional.empty();
    }

    // Asking Spring would give any class a context.
    private static boolean isSpringTest(Class<?> testClass) {
        for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
            if (AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class).stream()
                    .flatMap(with -> Arrays.stream(with.value()))
                    .anyMatch(extension -> extension.getName().equals(EXTENSION))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Object> bean(Class<?> spring, ExtensionContext context, Class<?> type) {
        try {
            Class<?> factory = Class.forName(
                    "org.springframework.beans.factory.ListableBeanFactory", false, spring.getClassLoader());
            Object beans = spring.getMethod("getApplicationContext", ExtensionContext.class)
                    .invoke(null, context);
            String[] names = (String[])
                    factory.getMethod("getBeanNamesForType", Class.class).invoke(beans, type);
            if (names.length == 0) {
                return Optional.empty();
            }
            return Optional.of(factory.getMethod("getBean", Class.class).invoke(beans, type));
        } catch (InvocationTargetException e) {
            throw new MisconfiguredTestException(
                    "Spring gives no %s: %s. Have one field of this type, or a factory, in the test class."
                            .formatted(type.getName(), e.getCause()),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new MisconfiguredTestException("Spring cannot be asked for a %s: %s".formatted(type.getName(), e), e);
        }
    }
}

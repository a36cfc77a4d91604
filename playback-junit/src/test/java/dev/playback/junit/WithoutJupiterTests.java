package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A class whose methods Jupiter should run must not be passed over in silence where Jupiter is not there. */
class WithoutJupiterTests {

    @Test
    void a_class_with_annotated_methods_fails_and_says_what_is_missing() throws Exception {
        assertThat(failuresWithout("jupiter"))
                .containsExactly(
                        OnAMethod.class.getName()
                                + " has @PlaybackTest on a method, which Jupiter runs, but the engine of Jupiter is not on the class"
                                + " path. Add org.junit.jupiter:junit-jupiter to the tests, or put @PlaybackTest on the class.");
    }

    @Test
    void with_jupiter_the_engine_leaves_methods_to_it() {
        assertThat(PlaybackTestClasses.isTestClass(OnAMethod.class)).isFalse();
    }

    /** Runs {@link Play} in a class loader that sees what this one does, but no jar of that name. */
    private static List<String> failuresWithout(String jar) throws Exception {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains(jar))
                .map(WithoutJupiterTests::url)
                .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            // The launcher finds its engines through it.
            thread.setContextClassLoader(loader);
            Object play = loader.loadClass(Play.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            return ((List<?>) ((Supplier<?>) play).get())
                    .stream().map(String::valueOf).toList();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Runs the class below and tells the messages of failed tests; made by reflection, in the other loader. */
    public static final class Play implements Supplier<List<String>> {

        /** For reflection. */
        public Play() {}

        @Override
        public List<String> get() {
            List<String> failures = new ArrayList<>();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(OnAMethod.class))
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    result.getThrowable()
                                            .ifPresent(failure -> failures.add(String.valueOf(failure.getMessage())));
                                }
                            });
            return failures;
        }
    }

    static final class OnAMethod {

        @PlaybackTest(Till.class)
        void replays() {}
    }
}

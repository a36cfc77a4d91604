package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An application that is undeployed, with its own copy of this library. */
class PerClassTests {

    /** Runs in the application's class loader: writes and reads values of the JDK. */
    public static final class Application implements Runnable {

        @Override
        public void run() {
            JsonValues values = JsonValues.writer();
            List<Object> all = List.of(
                    new ArrayList<>(List.of(1)),
                    new HashMap<>(),
                    UUID.randomUUID(),
                    BigDecimal.ONE,
                    LocalDate.EPOCH,
                    Optional.of("x"),
                    DayOfWeek.MONDAY,
                    Path.of("x"),
                    new IllegalStateException("x"));
            for (Object value : all) {
                values.writeKey(value, Object.class);
                values.read(values.write(value, Object.class), Object.class);
                values.write(value, value.getClass());
            }
            values.read("{\"@opaque\":\"java.lang.Thread\"}".replace("{", "[{").replace("}", "}]"), Thread[].class);
        }
    }

    @Test
    void leaves_nothing_behind_with_classes_of_the_jdk() throws Exception {
        WeakReference<ClassLoader> application = deployed();
        // The JDK itself remembers the last record that was compared.
        deployed();

        for (int i = 0; i < 50 && application.get() != null; i++) {
            System.gc();
        }

        assertThat(application.get()).isNull();
    }

    private static WeakReference<ClassLoader> deployed() throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(PerClassTests::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Thread thread = new Thread((Runnable) loader.loadClass(Application.class.getName())
                    .getConstructor()
                    .newInstance());
            thread.setContextClassLoader(loader);
            thread.start();
            thread.join();
            return new WeakReference<>(loader);
        }
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

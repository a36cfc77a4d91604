package dev.playback.interception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwovenClassesTests {

    @Test
    void are_found_among_compiled_ones(@TempDir Path directory) throws IOException {
        compile(directory, "Forgotten", "@dev.playback.annotation.Operation int run() { return 1; }");
        compile(directory, "Plain", "int run() { return 2; }");
        compile(directory, "Declared", "@dev.playback.annotation.InterceptInput(\"x\") abstract int run();");

        assertThat(find(directory)).containsExactly("Forgotten");
    }

    @Test
    void are_found_where_only_an_interface_or_superclass_is_annotated(@TempDir Path directory) throws IOException {
        compile(directory, "Api", "@dev.playback.annotation.InterceptInput(\"x\") public abstract int run();");
        compile(directory, "Impl extends Api", "public int run() { return 3; }");
        compile(directory, "Further extends Impl", "public int run() { return 4; } int other() { return 5; }");
        compile(directory, "Made$$Proxy extends Impl", "public int run() { return 6; }");

        assertThat(find(directory)).containsExactly("Further", "Impl");
    }

    @Test
    void are_not_in_this_build() {
        assertThat(UnwovenClasses.onClassPath()).isEmpty();
    }

    private static List<String> find(Path directory) throws IOException {
        URL[] urls = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, UnwovenClassesTests.class.getClassLoader())) {
            return UnwovenClasses.in(List.of(directory), loader);
        }
    }

    private static void compile(Path directory, String name, String body) throws IOException {
        Path source = directory.resolve(name.replaceAll(" .*", "") + ".java");
        Files.writeString(source, "abstract class %s { %s }".formatted(name, body));
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        directory + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        source.toString());
        assertThat(exit).isZero();
    }
}

package dev.playback.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.interception.Seam;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveWeavingTests {

    private static final int JAVA_6 = 50;

    @TempDir
    private Path classes;

    private final List<String> woven = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @Nested
    class By_rules_for_the_jdk {

        @Test
        void replaces_calls_in_classes_that_join() throws IOException {
            rules("input now java.lang.System.nanoTime()", "in Clock*");
            compile("Clock", "class Clock { long now() { return System.nanoTime(); } }");

            assertThat(weave("Clock")).isNotNull();
            assertThat(woven).containsExactly("Playback wove Clock: calls that rules name");
            assertThat(troubles).isEmpty();
        }

        @Test
        void leaves_old_class_files_alone_and_tells_what_is_not_recorded() throws IOException {
            rules("input now java.lang.System.nanoTime()", "in Clock*");
            compile("Clock", "class Clock { long now() { return System.nanoTime(); } }");
            compile("ClockSilent", "class ClockSilent { }");
            makeOld("Clock");
            makeOld("ClockSilent");

            assertThat(weave("Clock")).isNull();
            assertThat(weave("ClockSilent")).isNull();
            assertThat(woven).isEmpty();
            assertThat(troubles)
                    .containsExactly(
                            "Clock calls java.lang.System.nanoTime, and its class file has version 50, in which the"
                                    + " call cannot be replaced as the rule 'input now java.lang.System.nanoTime()"
                                    + " (classpath:playback.rules:1)' wants: it is not recorded, and runs live in a replay."
                                    + " Compile the class for Java 7 or later.");
        }

        @Test
        void weaves_what_else_old_class_files_have() throws Exception {
            rules("input now java.lang.System.nanoTime()");
            compile(
                    "Clock",
                    "public class Clock { @Operation public static String now() { return \"t\" + (System.nanoTime() > 0); } }");
            makeOld("Clock");

            byte[] result = Objects.requireNonNull(weave("Clock"));

            assertThat(defined("Clock", result).getMethod("now").invoke(null)).isEqualTo("ttrue");
            assertThat(woven).containsExactly("Playback wove Clock: @Operation now()");
            assertThat(troubles).hasSize(1);
        }

        @Test
        void tells_of_calls_of_super() throws IOException {
            rules("input random java.util.Random.nextInt()");
            compile(
                    "Die",
                    "class Die extends java.util.Random { Die() { super(1); } @Operation int roll() { return super.nextInt(); } }");

            weave("Die");

            assertThat(troubles)
                    .containsExactly("Die calls super.nextInt of java.util.Random, which is not recorded as the rule"
                            + " 'input random java.util.Random.nextInt() (classpath:playback.rules:1)' wants, and runs live"
                            + " in a replay. Name the method that calls it in the rule.");
        }

        @Test
        void tells_of_method_references() throws IOException {
            rules("input id java.util.UUID.randomUUID()", "output delete java.io.File.delete()");
            compile(
                    "Ids",
                    "class Ids { @Operation void run() {"
                            + " java.util.function.Supplier<java.util.UUID> ids = java.util.UUID::randomUUID;"
                            + " java.util.function.Predicate<java.io.File> delete = java.io.File::delete;"
                            + " java.util.function.Supplier<java.util.UUID> seen = () -> java.util.UUID.randomUUID(); } }");

            weave("Ids");

            assertThat(troubles)
                    .containsExactly(
                            "Ids has a method reference to java.io.File.delete, whose calls are not recorded as the rule"
                                    + " 'output delete java.io.File.delete() (classpath:playback.rules:2)' wants, and run"
                                    + " live in a replay. Make it a lambda.",
                            "Ids has a method reference to java.util.UUID.randomUUID, whose calls are not recorded as the"
                                    + " rule 'input id java.util.UUID.randomUUID() (classpath:playback.rules:1)' wants, and"
                                    + " run live in a replay. Make it a lambda.");
        }
    }

    @Nested
    class Leaves {

        @Test
        void playback_and_what_it_records_with_alone() throws IOException {
            rules("input now java.lang.System.*()", "input format java.lang.String.*(..)", "in *");

            assertThat(weave(Seam.class.getName())).isNull();
            assertThat(weave("com.fasterxml.jackson.databind.ObjectMapper")).isNull();
            assertThat(woven).isEmpty();
        }

        @Test
        void not_those_that_only_share_the_name_of_playback() throws IOException {
            rules("input now java.lang.System.nanoTime()", "in *");
            Files.createDirectories(classes.resolve("dev/playback/recorder"));
            new Compiled(classes)
                    .addWhole("package dev.playback.recorder; public interface Example {"
                            + " static long now() { return System.nanoTime(); } }");

            assertThat(weave("dev.playback.recorder.Example")).isNotNull();
        }
    }

    private void rules(String... lines) throws IOException {
        Files.write(classes.resolve("playback.rules"), List.of(lines));
    }

    private void compile(String name, String source) {
        new Compiled(classes).addFor(8, name, source);
    }

    private void makeOld(String name) throws IOException {
        Path file = classes.resolve(name + ".class");
        byte[] classFile = Files.readAllBytes(file);
        classFile[7] = JAVA_6;
        Files.write(file, classFile);
    }

    private byte @Nullable [] weave(String name) throws IOException {
        String file = name.replace('.', '/');
        try (URLClassLoader loader = loader();
                InputStream in = Objects.requireNonNull(loader.getResourceAsStream(file + ".class"))) {
            return new LiveWeaving(woven::add, troubles::add).transform(loader, file, null, null, in.readAllBytes());
        }
    }

    private Class<?> defined(String name, byte[] classFile) throws IOException {
        Files.write(classes.resolve(name + ".class"), classFile);
        try (URLClassLoader loader = loader()) {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }
}

package dev.playback.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybackWeavingPluginTests {

    @TempDir
    private Path classes;

    private Compiled compiled;

    @BeforeEach
    void start() {
        compiled = new Compiled(classes);
    }

    @Nested
    class Reports {

        @Test
        void each_woven_method() throws IOException {
            compiled.add("Api", "interface Api { @InterceptInput(\"a\") int get(int key); }")
                    .add("Base", "class Base { public int get(int key) { return key; } }")
                    .add("Impl", "class Impl extends Base implements Api { @Operation void run(String[] s) {} }")
                    .add("Other", "class Other { int get(int key) { return key; } }")
                    .weave();

            assertThat(compiled.report())
                    .containsExactly("Impl @Operation run(String[])", "Impl @InterceptInput get(int) (inherited)");
        }

        @Test
        void what_earlier_builds_wove_as_long_as_it_is_there() throws IOException {
            compiled.add("First", "class First { @Operation void first() {} }")
                    .add("Gone", "class Gone { @Operation void gone() {} }")
                    .weave();
            Files.delete(classes.resolve("Gone.class"));

            compiled.add("Second", "class Second { @Operation void second() {} }")
                    .weave();

            assertThat(compiled.report()).containsExactly("First @Operation first()", "Second @Operation second()");
        }
    }

    @Nested
    class Warns_of_lambdas {

        private static final String CATALOG = "interface Catalog { @InterceptInput(\"c\") int price(String sku); }";

        @Test
        void that_stand_for_an_intercepted_method() throws IOException {
            compiled.add("Catalog", CATALOG)
                    .add("Sale", "interface Sale extends Catalog {}")
                    .add(
                            "Shop",
                            "class Shop { Catalog half = sku -> 1; Sale all = String::length; Runnable r = () -> {}; }")
                    .add("Other", "class Other { interface Plain { void go(); } Plain plain = () -> {}; }");

            assertThat(compiled.warnings())
                    .containsExactly(
                            "Playback: Shop has a lambda or method reference for @InterceptInput Catalog.price, whose"
                                    + " calls are not recorded, and run live in a replay. Give it to Intercept.proxy, or make it"
                                    + " a class.",
                            "Playback: Shop has a lambda or method reference for @InterceptInput Sale.price, whose"
                                    + " calls are not recorded, and run live in a replay. Give it to Intercept.proxy, or make it"
                                    + " a class.");
        }

        @Test
        void but_not_of_those_in_a_class_that_uses_Intercept() throws IOException {
            compiled.add("Catalog", CATALOG)
                    .add(
                            "Shop",
                            "class Shop { Catalog catalog ="
                                    + " dev.playback.interception.Intercept.proxy(Catalog.class, sku -> 1); }");

            assertThat(compiled.warnings()).isEmpty();
        }
    }

    @Nested
    class Warns_of_calls_that_rules_name {

        private static final String RULES = "input id java.util.UUID.randomUUID()\nin Id*";

        @Test
        void and_that_are_method_references() throws IOException {
            Files.writeString(classes.resolve("playback.rules"), RULES);
            compiled.add(
                    "Ids",
                    "class Ids { java.util.function.Supplier<java.util.UUID> ids = java.util.UUID::randomUUID; }");

            assertThat(compiled.warnings())
                    .containsExactly(
                            "Playback: Ids has a method reference to java.util.UUID.randomUUID, whose calls are not"
                                    + " recorded as the rule 'input id java.util.UUID.randomUUID() (classpath:playback.rules:1)'"
                                    + " wants, and run live in a replay. Make it a lambda.");
        }

        @Test
        void and_that_are_in_an_old_class_file() throws IOException {
            Files.writeString(classes.resolve("playback.rules"), RULES);
            compiled.addFor(8, "Ids", "class Ids { Object id() { return java.util.UUID.randomUUID(); } }");
            byte[] classFile = Files.readAllBytes(classes.resolve("Ids.class"));
            classFile[7] = 50;
            Files.write(classes.resolve("Ids.class"), classFile);

            assertThat(compiled.warnings())
                    .containsExactly(
                            "Playback: Ids calls java.util.UUID.randomUUID, and its class file has version 50, in which"
                                    + " the call cannot be replaced as the rule 'input id java.util.UUID.randomUUID()"
                                    + " (classpath:playback.rules:1)' wants: it is not recorded, and runs live in a replay. Compile"
                                    + " the class for Java 7 or later.");
            assertThat(classes.resolve("META-INF/playback/woven.txt")).doesNotExist();
        }
    }

    @Nested
    class Leaves {

        @Test
        void woven_classes_alone() throws IOException {
            compiled.add("Once", "class Once { @Operation void run() {} }").weave();
            byte[] woven = Files.readAllBytes(classes.resolve("Once.class"));

            compiled.weave();

            assertThat(classes.resolve("Once.class")).hasBinaryContent(woven);
        }

        @Test
        void generated_subclasses_alone() throws IOException {
            compiled.add("Bean", "class Bean { @Operation void run() {} }")
                    .add("Proxy", "class Bean$$Proxy extends Bean { void run() { super.run(); } }")
                    .weave();

            assertThat(compiled.report()).containsExactly("Bean @Operation run()");
        }
    }

    @Nested
    class Refuses {

        @Test
        void native_methods() {
            compiled.add("N", "class N { @InterceptInput(\"n\") native int get(int key); }");

            assertRefused("N.get(int) is native and cannot be intercepted. Annotate a Java method that calls it.");
        }

        @Test
        void native_methods_that_inherit_the_annotation() {
            compiled.add("A", "interface A { @InterceptInput(\"n\") int get(int key); }")
                    .add("N", "class N implements A { public native int get(int key); }");

            assertRefused("N.get(int) is native and cannot be intercepted. Annotate a Java method that calls it.");
        }

        @Test
        void suspend_functions() {
            compiled.addWhole("package kotlin.coroutines; public interface Continuation<T> {}")
                    .add(
                            "K",
                            "class K { @InterceptInput(\"k\") Object get(int key, kotlin.coroutines.Continuation<String> c)"
                                    + " { return null; } }");

            assertRefused(
                    "K.get(int, kotlin.coroutines.Continuation) is a suspend function, whose result comes later by"
                            + " another way, and cannot be intercepted. Annotate a plain function that it calls.");
        }

        @Test
        void an_inherited_body_behind_a_bridge() {
            compiled.add("G", "interface G<T> { @InterceptInput(\"g\") T get(T key); }")
                    .add("Base", "class Base { public String get(String key) { return key; } }")
                    .add("Impl", "class Impl extends Base implements G<String> {}");

            assertRefused("Impl.get(java.lang.String) is implemented by Base alone, which the compiler's bridge for the"
                    + " generic interface calls directly. Declare the method in Impl and let it call super.");
        }

        @Test
        void an_inherited_body_that_is_final() {
            compiled.add("A", "interface A { @InterceptInput(\"a\") int get(int key); }")
                    .add("Base", "class Base { public final int get(int key) { return key; } }")
                    .add("Impl", "class Impl extends Base implements A {}");

            assertRefused(
                    "Impl.get(int) is implemented by Base alone, where it is final. Declare the method in Impl and"
                            + " let it call super.");
        }

        @Test
        void two_annotations_on_one_method() {
            compiled.add("T", "class T { @Operation @InterceptInput(\"t\") int get() { return 1; } }");

            assertRefused(
                    "T.get() has [@Operation, @InterceptInput]. A method is one thing to an operation: keep one of"
                            + " them.");
        }

        @Test
        void different_annotations_equally_near() {
            compiled.add("A", "interface A { @InterceptInput(\"a\") int get(); }")
                    .add("B", "interface B { @InterceptInput(\"b\") int get(); }")
                    .add("C", "class C implements A, B { public int get() { return 1; } }");

            assertThatThrownBy(compiled::weave)
                    .rootCause()
                    .hasMessageStartingWith("C.get() inherits @dev.playback.annotation.InterceptInput(")
                    .hasMessageContaining(" from A and ")
                    .hasMessageEndingWith(" from B, which are equally near. Annotate the method itself.");
        }

        private void assertRefused(String message) {
            assertThatThrownBy(compiled::weave).rootCause().hasMessage(message);
        }
    }
}

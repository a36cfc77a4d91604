package dev.playback.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.annotation.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClassHeaderTests {

    interface Annotated {
        @Operation
        void run();
    }

    abstract static class Middle implements Annotated {}

    static final class Bottom extends Middle implements Comparable<Bottom> {
        static final long LONG = 1L << 40;
        static final double DOUBLE = 1.5;

        @Override
        public void run() {}

        @Override
        public int compareTo(Bottom other) {
            return Double.compare(LONG * DOUBLE, other.hashCode());
        }
    }

    @Test
    void says_what_the_class_inherits_from() throws IOException {
        ClassHeader header = ClassHeader.of(classFile(Bottom.class));

        assertThat(header.name()).isEqualTo(Bottom.class.getName());
        assertThat(header.superName()).isEqualTo(Middle.class.getName());
        assertThat(header.interfaces()).containsExactly("java.lang.Comparable");
        assertThat(header.majorVersion()).isEqualTo(61);
        assertThat(header.mentionsAnnotations()).isFalse();
    }

    @Test
    void knows_kin_of_annotated_classes() throws IOException {
        Map<String, byte[]> files = Map.of(
                Middle.class.getName(), classFile(Middle.class),
                Annotated.class.getName(), classFile(Annotated.class));
        AnnotatedKin kin = new AnnotatedKin(files::get, name -> false);

        assertThat(kin.includes(ClassHeader.of(classFile(Bottom.class)))).isTrue();
        assertThat(kin.includes(ClassHeader.of(classFile(String.class)))).isFalse();
    }

    @Test
    void does_not_ask_for_ever_about_a_class_that_inherits_from_itself() throws IOException {
        ClassHeader header = new ClassHeader(61, 0, "a.A", "a.B", java.util.List.of(), false, java.util.List.of());
        byte[] itself = classFile(Middle.class);
        Function<String, byte[]> files = name -> itself;

        assertThat(new AnnotatedKin(files, name -> false).includes(header)).isFalse();
    }

    @Test
    void refuses_what_is_no_class_file() throws IOException {
        byte[] broken = Arrays.copyOf(classFile(Bottom.class), 100);

        assertThatThrownBy(() -> ClassHeader.of(new byte[10])).hasMessage("These 10 bytes are no class file.");
        assertThatThrownBy(() -> ClassHeader.of(broken)).hasMessage("These 100 bytes are a broken class file.");
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }
}

package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParameterUseTests {

    /** Methods whose code has every kind of instruction in front of the one that counts. */
    @SuppressWarnings("unused")
    static final class Samples {
        private int field;

        void nothing(Object one, Object two) {}

        void second(Object one, Object two) {
            field = two.hashCode();
        }

        static void ofStatic(Object one, Object two) {
            System.setProperty("playback.sample", one.toString());
        }

        void afterWideOnes(long one, double two, Object three, Object four) {
            field = (int) (one + two) + four.hashCode();
        }

        void afterSwitches(int key, String name, Object used, Object unused) {
            switch (key) {
                case 1, 2, 3 -> field++;
                case 1000 -> field += 70000;
                default -> {}
            }
            switch (name) {
                case "a", "b" -> field--;
                default -> field = new int[2][3].length;
            }
            Runnable task = () -> field++;
            task.run();
            if (used instanceof CharSequence text && text.length() > 3) {
                field = 1;
            }
        }

        void inLambda(Object used, Object unused) {
            Runnable task = () -> field = used.hashCode();
            task.run();
        }
    }

    @Test
    void finds_the_parameters_that_are_read() {
        assertThat(read("nothing")).containsExactly(false, false);
        assertThat(read("second")).containsExactly(false, true);
        assertThat(read("ofStatic")).containsExactly(true, false);
        assertThat(read("afterWideOnes").toList().subList(2, 4)).containsExactly(false, true);
        assertThat(read("afterSwitches").toList().subList(1, 4)).containsExactly(true, true, false);
        assertThat(read("inLambda")).containsExactly(true, false);
    }

    private static Stream<Boolean> read(String name) {
        Method method = Arrays.stream(Samples.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, method.getParameterCount()).mapToObj(index -> ParameterUse.isRead(method, index));
    }
}

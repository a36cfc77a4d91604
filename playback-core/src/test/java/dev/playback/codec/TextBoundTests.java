package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.BitSet;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are one text, beyond the bound of whoever writes them. */
class TextBoundTests {

    private static final int LARGE = 32 * 1024 * 1024;
    private static final int BOUND = 100_000;

    private final JsonValues values = JsonValues.writer();

    static Stream<Object> large() {
        BitSet bits = new BitSet();
        bits.set(8 * LARGE);
        StringBuilder text = new StringBuilder();
        text.setLength(LARGE);
        ByteBuffer bytes = ByteBuffer.allocateDirect(LARGE);
        return Stream.of(
                new byte[LARGE],
                bytes,
                bits,
                new char[LARGE],
                text,
                usedUp(bytes.asCharBuffer()),
                bytes.asShortBuffer(),
                bytes.asIntBuffer(),
                bytes.asLongBuffer(),
                bytes.asFloatBuffer(),
                bytes.asDoubleBuffer(),
                new AtomicIntegerArray(LARGE / 4),
                new AtomicLongArray(LARGE / 8));
    }

    private static CharBuffer usedUp(CharBuffer buffer) {
        return buffer.position(buffer.limit());
    }

    @ParameterizedTest
    @MethodSource("large")
    void is_refused_before_its_text_is_made(Object value) {
        long before = allocated();

        assertThatThrownBy(() -> values.limit(BOUND).write(value, Object.class))
                .isInstanceOf(ValueTooLargeException.class);

        assertThat(allocated() - before).isLessThan(LARGE / 8);
    }

    @Test
    void is_told_by_its_length_in_a_marker() {
        StringJoiner joiner = new StringJoiner("");
        joiner.add("x".repeat(LARGE));
        long before = allocated();

        String marker = values.write(joiner, Object.class);

        assertThat(marker).isEqualTo("{\"@opaque\":\"java.util.StringJoiner (33554432 characters)\"}");
        assertThat(allocated() - before).isLessThan(LARGE / 8);
    }

    @Test
    void is_refused_where_a_number_has_more_digits_than_are_read_back() {
        BigInteger number = BigInteger.ONE.shiftLeft(8 * LARGE);
        long before = allocated();

        assertThatThrownBy(() -> values.write(number, Object.class))
                .isInstanceOf(ValueException.class)
                .hasMessage(
                        "A value declared as java.lang.Object cannot be recorded, at '': a number has 80804441 digits; at most 100000 are read");
        assertThatThrownBy(() -> values.write(new BigDecimal(number, 5), BigDecimal.class))
                .isInstanceOf(ValueException.class);

        assertThat(allocated() - before).isLessThan(LARGE / 8);
    }

    @Test
    void is_just_within_for_a_number_that_is_read_back() {
        BigInteger most = new BigInteger("9".repeat(BOUND));

        assertThat(values.read(values.write(most, BigInteger.class), BigInteger.class))
                .isEqualTo(most);
        assertThatThrownBy(() -> values.write(most.add(BigInteger.ONE), BigInteger.class))
                .isInstanceOf(ValueException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 74_998, 74_999, 75_000})
    void is_exact_for_bytes(int size) {
        byte[] bytes = new byte[size];
        int length = values.write(bytes, byte[].class).length();

        assertThat(values.limit(length).write(bytes, byte[].class)).hasSize(length);
        assertThatThrownBy(() -> values.limit(length - 1).write(bytes, byte[].class))
                .isInstanceOf(ValueTooLargeException.class);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}

package dev.playback.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long the text of a large value is, told before it is made: to make it takes more memory than the value, or much time. */
final class TextSize {

    // A little less than the logarithm of 2.
    private static final double DIGITS_PER_BIT = 0.30102;
    private static final int FEW_BITS = 64;

    private static final List<Class<?>> LONG = List.of(
            AtomicIntegerArray.class,
            AtomicLongArray.class,
            BigDecimal.class,
            BigInteger.class,
            BitSet.class,
            Buffer.class,
            CharSequence.class,
            byte[].class,
            char[].class);

    private TextSize() {}

    /** Says whether values of {@code type}, each of which is one text, may have a long one. */
    static boolean mayBeLong(Class<?> type) {
        return LONG.stream().anyMatch(open -> open.isAssignableFrom(type));
    }

    /** Returns how many characters the text of {@code value} has at least. */
    static long least(Object value) {
        if (value instanceof BigDecimal number) {
            return digits(number.unscaledValue());
        }
        if (value instanceof BigInteger number) {
            return digits(number);
        }
        if (value instanceof byte[] bytes) {
            return base64(bytes.length);
        }
        if (value instanceof char[] chars) {
            return chars.length;
        }
        if (value instanceof BitSet bits) {
            return base64(bits.length() / Byte.SIZE);
        }
        return value instanceof Buffer buffer ? ofBuffer(buffer) : ofItems(value);
    }

    // All that it holds is written, whatever its position and limit are.
    private static long ofBuffer(Buffer buffer) {
        if (buffer instanceof ByteBuffer) {
            return base64(buffer.capacity());
        }
        return buffer instanceof CharBuffer ? buffer.capacity() : list(buffer.capacity(), 1);
    }

    private static long ofItems(Object value) {
        if (value instanceof AtomicIntegerArray array) {
            return list(array.length(), 2);
        }
        if (value instanceof AtomicLongArray array) {
            return list(array.length(), 2);
        }
        return value instanceof CharSequence text ? text.length() : 0;
    }

    private static long list(int items, int separator) {
        return items + (long) Math.max(items - 1, 0) * separator;
    }

    private static long digits(BigInteger number) {
        int bits = number.bitLength();
        return bits <= FEW_BITS ? 0 : (long) (bits * DIGITS_PER_BIT);
    }

    private static long base64(long bytes) {
        return (bytes + 2) / 3 * 4;
    }
}

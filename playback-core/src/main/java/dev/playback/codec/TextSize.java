package dev.playback.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** How long the text of a large value is, told before it is made: to make it takes more memory than the value, or much time. */
final class TextSize {

    // A little less than the logarithm of 2.
    private static final double DIGITS_PER_BIT = 0.30102;
    private static final int FEW_BITS = 64;

    private TextSize() {}

    /** Returns how many characters the text of {@code value} has at least. */
    static long least(Object value) {
        if (value instanceof byte[] bytes) {
            return base64(bytes.length);
        }
        if (value instanceof ByteBuffer buffer) {
            return base64(buffer.capacity());
        }
        if (value instanceof BitSet bits) {
            return base64(bits.length() / Byte.SIZE);
        }
        if (value instanceof char[] chars) {
            return chars.length;
        }
        return value instanceof CharSequence text ? text.length() : digits(value);
    }

    private static long digits(Object value) {
        if (value instanceof BigInteger number) {
            return digits(number);
        }
        return value instanceof BigDecimal number ? digits(number.unscaledValue()) : 0;
    }

    private static long digits(BigInteger number) {
        int bits = number.bitLength();
        return bits <= FEW_BITS ? 0 : (long) (bits * DIGITS_PER_BIT);
    }

    private static long base64(long bytes) {
        return (bytes + 2) / 3 * 4;
    }
}

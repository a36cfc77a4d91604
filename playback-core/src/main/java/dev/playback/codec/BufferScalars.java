package dev.playback.codec;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.Buffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Buffers of what is no byte: position, limit, whether they may be changed, and all that they hold. */
final class BufferScalars {

    private static final String READ_ONLY = "readOnly";

    private BufferScalars() {}

    /** Returns them; each stands for its subtypes too. */
    static List<Scalar<?>> open() {
        return List.of(
                new Scalar<>("CharBuffer", CharBuffer.class, BufferScalars::text, BufferScalars::chars),
                new Scalar<>("ShortBuffer", ShortBuffer.class, BufferScalars::text, BufferScalars::shorts),
                new Scalar<>("IntBuffer", IntBuffer.class, BufferScalars::text, BufferScalars::ints),
                new Scalar<>("LongBuffer", LongBuffer.class, BufferScalars::text, BufferScalars::longs),
                new Scalar<>("FloatBuffer", FloatBuffer.class, BufferScalars::text, BufferScalars::floats),
                new Scalar<>("DoubleBuffer", DoubleBuffer.class, BufferScalars::text, BufferScalars::doubles));
    }

    private static String text(CharBuffer buffer) {
        return head(buffer).append(buffer.duplicate().clear()).toString();
    }

    private static String text(ShortBuffer buffer) {
        ShortBuffer all = buffer.duplicate().clear();
        return text(buffer, index -> Short.toString(all.get(index)));
    }

    private static String text(IntBuffer buffer) {
        IntBuffer all = buffer.duplicate().clear();
        return text(buffer, index -> Integer.toString(all.get(index)));
    }

    private static String text(LongBuffer buffer) {
        LongBuffer all = buffer.duplicate().clear();
        return text(buffer, index -> Long.toString(all.get(index)));
    }

    private static String text(FloatBuffer buffer) {
        FloatBuffer all = buffer.duplicate().clear();
        return text(buffer, index -> NumberOutput.toString(all.get(index), true));
    }

    private static String text(DoubleBuffer buffer) {
        DoubleBuffer all = buffer.duplicate().clear();
        return text(buffer, index -> Scalar.shortest(all.get(index)));
    }

    private static String text(Buffer buffer, IntFunction<String> item) {
        StringBuilder text = head(buffer);
        for (int index = 0; index < buffer.capacity(); index++) {
            text.append(index == 0 ? "" : ",").append(item.apply(index));
        }
        return text.toString();
    }

    private static StringBuilder head(Buffer buffer) {
        return new StringBuilder()
                .append(buffer.position())
                .append('/')
                .append(buffer.limit())
                .append('/')
                .append(buffer.isReadOnly() ? READ_ONLY : "")
                .append('/');
    }

    private static CharBuffer chars(String text) {
        return at(text, CharBuffer.wrap(parts(text).get(3).toCharArray()), CharBuffer::asReadOnlyBuffer);
    }

    private static ShortBuffer shorts(String text) {
        List<String> items = items(text);
        ShortBuffer all = ShortBuffer.allocate(items.size());
        items.forEach(item -> all.put(Short.parseShort(item)));
        return at(text, all, ShortBuffer::asReadOnlyBuffer);
    }

    private static IntBuffer ints(String text) {
        int[] all = items(text).stream().mapToInt(Integer::parseInt).toArray();
        return at(text, IntBuffer.wrap(all), IntBuffer::asReadOnlyBuffer);
    }

    private static LongBuffer longs(String text) {
        long[] all = items(text).stream().mapToLong(Long::parseLong).toArray();
        return at(text, LongBuffer.wrap(all), LongBuffer::asReadOnlyBuffer);
    }

    private static FloatBuffer floats(String text) {
        List<String> items = items(text);
        FloatBuffer all = FloatBuffer.allocate(items.size());
        items.forEach(item -> all.put(Float.parseFloat(item)));
        return at(text, all, FloatBuffer::asReadOnlyBuffer);
    }

    private static DoubleBuffer doubles(String text) {
        double[] all = items(text).stream().mapToDouble(Double::parseDouble).toArray();
        return at(text, DoubleBuffer.wrap(all), DoubleBuffer::asReadOnlyBuffer);
    }

    private static <B extends Buffer> B at(String text, B whole, UnaryOperator<B> readOnly) {
        List<String> parts = parts(text);
        B buffer = parts.get(2).equals(READ_ONLY) ? readOnly.apply(whole) : whole;
        buffer.limit(Integer.parseInt(parts.get(1))).position(Integer.parseInt(parts.get(0)));
        return buffer;
    }

    private static List<String> items(String text) {
        String items = parts(text).get(3);
        return items.isEmpty() ? List.of() : Arrays.asList(items.split(",", -1));
    }

    private static List<String> parts(String text) {
        return Arrays.asList(text.split("/", 4));
    }
}

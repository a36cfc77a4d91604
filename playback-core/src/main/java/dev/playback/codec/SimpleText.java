package dev.playback.codec;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The shortest way for the most frequent values: what {@link GraphWriter} would write of them. */
final class SimpleText {

    private static final int MAX_LENGTH = 1000;

    private SimpleText() {}

    /** Returns the text of {@code value}, or null if it takes a {@link GraphWriter}. */
    static @Nullable String of(@Nullable Object value, Type declared) {
        if (value == null || declared == void.class) {
            return "null";
        }
        if (value instanceof Integer || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Long && (declared == long.class || declared == Long.class)) {
            return value.toString();
        }
        return value instanceof String text && text.length() <= MAX_LENGTH && isPlain(text) ? '"' + text + '"' : null;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}

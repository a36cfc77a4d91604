package dev.playback.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Puts together lines: objects whose last field is a checksum of everything written before that field. They are collected until
 * somebody takes them. Not for several threads.
 */
final class JsonLine {

    private static final byte[] NONE = {};

    private final CRC32 crc;
    private byte[] bytes = NONE;
    private int length;
    // Where the line begins that is being put together.
    private int start;

    /** Goes on with {@code crc}, which has seen all bytes before this line. */
    JsonLine(CRC32 crc) {
        this.crc = crc;
    }

    JsonLine field(String name, String text) {
        name(name);
        string(text);
        return this;
    }

    JsonLine field(String name, long number) {
        name(name);
        ascii(Long.toString(number));
        return this;
    }

    JsonLine field(String name, boolean truth) {
        name(name);
        ascii(Boolean.toString(truth));
        return this;
    }

    /** Begins a field whose value follows. */
    JsonLine name(String name) {
        if (length == start || bytes[length - 1] != '{') {
            put(length == start ? '{' : ',');
        }
        string(name);
        put(':');
        return this;
    }

    JsonLine ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    /**
     * Writes JSON as it is, but for line breaks between its tokens, which become blanks.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    JsonLine json(String json) {
        byte[] value = Utf8.json(json);
        for (int i = 0; i < value.length; i++) {
            if (value[i] == '\n' || value[i] == '\r') {
                value[i] = ' ';
            }
        }
        if (!JsonScan.isOneValue(value)) {
            throw new IllegalArgumentException("A recording holds what is no JSON: "
                    + (json.length() > 100 ? json.substring(0, 100) + "..." : json));
        }
        append(value);
        return this;
    }

    /**
     * Writes an object as it is, but for its last brace: fields may follow.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    JsonLine open(String object) {
        json(object);
        length--;
        return this;
    }

    JsonLine string(String text) {
        put('"');
        room(text.length());
        int i = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                break;
            }
            bytes[length++] = (byte) c;
        }
        if (i < text.length()) {
            further(text, i);
        }
        return put('"');
    }

    private void further(String text, int from) {
        int plain = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                utf8(text.substring(plain, i));
                plain = i + 1;
                ascii(c == '"' || c == '\\' ? "\\" + c : escape(c));
            }
        }
        utf8(text.substring(plain));
    }

    /** Writes JSON that is on one line and was checked before. */
    JsonLine checked(String json) {
        append(json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Ends the line. */
    JsonLine end() {
        crc.update(bytes, start, length - start);
        int checked = length;
        field("crc32", HexFormat.of().toHexDigits((int) crc.getValue()))
                .put('}')
                .put('\n');
        crc.update(bytes, checked, length - checked);
        start = length;
        return this;
    }

    /** Forgets what was written of a line that failed. */
    void reset() {
        length = start;
    }

    /** Returns how many bytes the lines have that were ended and not taken. */
    int size() {
        return start;
    }

    /** Returns the lines that were ended and forgets them. */
    byte[] toBytes() {
        byte[] lines = Arrays.copyOf(bytes, start);
        forget();
        return lines;
    }

    /** Writes the lines that were ended to {@code out} and forgets them. */
    void moveTo(OutputStream out) throws IOException {
        out.write(bytes, 0, start);
        forget();
    }

    private void forget() {
        length = 0;
        start = 0;
        LentBytes.giveBack(bytes);
        bytes = NONE;
    }

    JsonLine put(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    static String escape(char c) {
        return "\\u" + HexFormat.of().toHexDigits(c);
    }

    private void utf8(String text) {
        append(Utf8.json(text));
    }

    private void append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** Makes room for {@code more} bytes, so that they need not be made room for bit by bit. */
    void room(int more) {
        if (bytes == NONE) {
            bytes = LentBytes.take();
        }
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(
                    bytes, Math.max(Math.addExact(length, more), (int) Math.min(bytes.length * 2L, 1 << 30)));
        }
    }

    /** Text as UTF-8, halves of surrogate pairs as JSON escapes, since UTF-8 has none for them. */
    private static final class Utf8 {

        static byte[] json(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    return escaped(text).getBytes(StandardCharsets.UTF_8);
                }
            }
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static String escaped(String text) {
            StringBuilder escaped = new StringBuilder(text.length() + 16);
            text.codePoints().forEach(point -> {
                if (point <= Character.MAX_SURROGATE && point >= Character.MIN_SURROGATE) {
                    escaped.append(escape((char) point));
                } else {
                    escaped.appendCodePoint(point);
                }
            });
            return escaped.toString();
        }
    }
}

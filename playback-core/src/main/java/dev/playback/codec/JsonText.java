package dev.playback.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * JSON that is written part by part, up to a bound of bytes. Commas are set where they belong, lone surrogates are escaped. For one
 * use by one thread.
 */
final class JsonText {

    private static final int NAME_SIZE = 64;
    private static final int MAX_SIZE = Integer.MAX_VALUE - 16;
    private static final int ESCAPE_BYTES = 6;
    // What is asked for beyond what is surely written.
    private static final int SLACK = ESCAPE_BYTES + 2;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] PLAIN = new boolean[128];

    static {
        Arrays.fill(PLAIN, ' ', 127, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private final long maxBytes;
    private byte[] bytes;
    private int size;
    /** Up to where nothing need be asked: the bytes end there, or what the bound may leave. */
    private int room;

    private boolean needsComma;
    private boolean hadLoneSurrogate;

    /**
     * @param bytes where it writes until they are full
     */
    JsonText(long maxBytes, byte[] bytes) {
        this.maxBytes = maxBytes;
        this.bytes = bytes;
        this.room = room();
    }

    /** Returns where it writes now. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Forgets what was written. */
    void clear() {
        size = 0;
        needsComma = false;
    }

    void startObject() {
        open('{');
    }

    void endObject() {
        close('}');
    }

    void startArray() {
        open('[');
    }

    void endArray() {
        close(']');
    }

    /**
     * Writes a name.
     *
     * @throws KeyNoString if it has a lone surrogate, which readers refuse in names
     */
    void name(String name) {
        value(2);
        hadLoneSurrogate = false;
        quoted(name);
        if (hadLoneSurrogate) {
            throw new KeyNoString();
        }
        ensure(1);
        bytes[size++] = ':';
        needsComma = false;
    }

    /** Writes a name as {@link #quotedName} made it. */
    void name(byte[] quoted) {
        value(quoted.length);
        System.arraycopy(quoted, 0, bytes, size, quoted.length);
        size += quoted.length;
        needsComma = false;
    }

    void string(String value) {
        value(0);
        quoted(value);
    }

    void string(String name, String value) {
        name(name);
        string(value);
    }

    void number(long value) {
        if (value >= 0 && value < 10) {
            value(1);
            bytes[size++] = (byte) ('0' + value);
        } else if (value > 0) {
            positive(value);
        } else {
            raw(Long.toString(value));
        }
    }

    private void positive(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        value(digits);
        size += digits;
        long rest = value;
        for (int at = size - 1; rest > 0; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    void bool(boolean value) {
        raw(value ? "true" : "false");
    }

    void nothing() {
        value(NULL.length);
        System.arraycopy(NULL, 0, bytes, size, NULL.length);
        size += NULL.length;
    }

    /** Writes what is JSON already and only ASCII. */
    @SuppressWarnings("deprecation") // Nothing else copies ASCII without an array in between.
    void raw(String ascii) {
        int length = ascii.length();
        value(length);
        ascii.getBytes(0, length, bytes, size);
        size += length;
    }

    /** Says whether {@code text} can be a name. */
    static boolean canBeName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                // Those of a pair are one code point, which is none.
                int code = text.codePointAt(i++);
                if (code < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns {@code "name":} as it stands in JSON. */
    static byte[] quotedName(String name) {
        JsonText text = new JsonText(Long.MAX_VALUE, new byte[NAME_SIZE]);
        text.name(name);
        return Arrays.copyOf(text.bytes, text.size);
    }

    /**
     * Brings the array items or object fields that were written since {@code starts.get(0)} into the order of their bytes.
     *
     * @param starts where each began, the comma before it included
     */
    void sort(List<Integer> starts) {
        if (starts.size() < 2) {
            return;
        }
        List<byte[]> items = new ArrayList<>(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i) + (i == 0 ? 0 : 1);
            items.add(Arrays.copyOfRange(bytes, start, i + 1 < starts.size() ? starts.get(i + 1) : size));
        }
        items.sort(Arrays::compareUnsigned);
        int at = starts.get(0);
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                bytes[at++] = ',';
            }
            byte[] item = items.get(i);
            System.arraycopy(item, 0, bytes, at, item.length);
            at += item.length;
        }
    }

    /** Begins another value of its own, after one that is whole. */
    void next() {
        needsComma = false;
    }

    /** Returns what was written from {@code start} to {@code end}. */
    String text(int start, int end) {
        checkBound();
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /**
     * Checks that a text of {@code least} characters or more can follow.
     *
     * @throws ValueTooLargeException if it cannot
     */
    void expect(long least) {
        if (size + least > Math.min(maxBytes, MAX_SIZE)) {
            throw new ValueTooLargeException(Math.min(maxBytes, MAX_SIZE));
        }
    }

    /** Returns the first {@code most} bytes of what was written, also of what is longer than the bound. */
    String start(int most) {
        return new String(bytes, 0, Math.min(size, most), StandardCharsets.UTF_8);
    }

    /** Returns everything. */
    @Override
    public String toString() {
        return text(0, size);
    }

    private void open(char bracket) {
        value(1);
        bytes[size++] = (byte) bracket;
        needsComma = false;
    }

    private void close(char bracket) {
        ensure(1);
        bytes[size++] = (byte) bracket;
        needsComma = true;
    }

    // What comes is followed by a comma, if by anything.
    private void value(int length) {
        ensure(length + 1);
        if (needsComma) {
            bytes[size++] = ',';
        }
        needsComma = true;
    }

    private void quoted(String value) {
        int length = value.length();
        ensure(length + 2);
        byte[] target = bytes;
        int at = size;
        target[at++] = '"';
        int i = 0;
        for (; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 128 || !PLAIN[c]) {
                break;
            }
            target[at++] = (byte) c;
        }
        size = at;
        while (i < length) {
            i += character(value, i, length - i);
        }
        ensure(1);
        bytes[size++] = '"';
    }

    // Returns how many of the string's characters it took.
    private int character(String value, int i, int rest) {
        ensure((long) rest + ESCAPE_BYTES);
        char c = value.charAt(i);
        if (c < 128) {
            if (PLAIN[c]) {
                bytes[size++] = (byte) c;
            } else {
                escape(c);
            }
            return 1;
        }
        if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | (c >> 6));
            continuation(c);
            return 1;
        }
        if (!Character.isSurrogate(c)) {
            bytes[size++] = (byte) (0xE0 | (c >> 12));
            continuation(c >> 6);
            continuation(c);
            return 1;
        }
        if (rest > 1 && Character.isHighSurrogate(c) && Character.isLowSurrogate(value.charAt(i + 1))) {
            int code = Character.toCodePoint(c, value.charAt(i + 1));
            bytes[size++] = (byte) (0xF0 | (code >> 18));
            continuation(code >> 12);
            continuation(code >> 6);
            continuation(code);
            return 2;
        }
        // UTF-8 has no lone surrogates, Java's strings do.
        hadLoneSurrogate = true;
        unicode(c);
        return 1;
    }

    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> pair((byte) c);
            case '\n' -> pair((byte) 'n');
            case '\r' -> pair((byte) 'r');
            case '\t' -> pair((byte) 't');
            default -> unicode(c);
        }
    }

    private void pair(byte second) {
        bytes[size++] = '\\';
        bytes[size++] = second;
    }

    private void unicode(char c) {
        pair((byte) 'u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[(c >> shift) & 0xF];
        }
    }

    private void ensure(long more) {
        long needed = size + more + 1;
        if (needed > room) {
            // Each character is a byte at least; what escapes take is found out at the end.
            if (size > maxBytes || needed - SLACK > maxBytes || needed > MAX_SIZE) {
                throw new ValueTooLargeException(Math.min(maxBytes, MAX_SIZE));
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_SIZE, Math.max(needed, 2L * bytes.length)));
            room = room();
        }
    }

    private int room() {
        return (int) Math.min(bytes.length, Math.min(maxBytes, MAX_SIZE) + SLACK);
    }

    private void checkBound() {
        if (size > maxBytes) {
            throw new ValueTooLargeException(maxBytes);
        }
    }
}

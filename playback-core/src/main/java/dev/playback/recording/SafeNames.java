package dev.playback.recording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of folders and files for any text. Letters, digits, {@code . _ - $} stand for themselves, everything else is {@code %} and two
 * hex digits per byte of UTF-8, so that equal names mean equal texts and the text can be read back. A long one is cut and ends in a
 * hash, which cannot be read back.
 */
final class SafeNames {

    // Leaves room for suffixes below the 255 bytes of a file system.
    private static final int LONGEST = 160;
    private static final String EMPTY = "%";
    private static final String CUT = "%~";
    private static final Pattern ESCAPED = Pattern.compile("(?:[A-Za-z0-9._$-]|%[0-9A-F]{2})+");
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private SafeNames() {}

    /** Returns the folder of a category. Texts that differ in case only share a folder where the file system has no case. */
    static String folder(String category) {
        String escaped = escape(category);
        if (escaped.length() <= LONGEST) {
            return escaped;
        }
        // Never ends in half an escape: the hash follows a byte that stands for itself or a whole one.
        String start = escaped.substring(0, 100).replaceAll("%.?$", "");
        return start + CUT + hash(category);
    }

    /** Returns the file of a name, which has no characters that need an escape but perhaps a meaning of its own. */
    static String file(String name) {
        return escape(name);
    }

    static Optional<String> category(String folder) {
        return folder.equals(EMPTY) ? Optional.of("") : text(folder);
    }

    static Optional<String> name(String file) {
        return text(file);
    }

    private static Optional<String> text(String escaped) {
        if (!ESCAPED.matcher(escaped).matches()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[escaped.length()];
        int length = 0;
        for (int i = 0; i < escaped.length(); i++) {
            boolean code = escaped.charAt(i) == '%';
            bytes[length++] = (byte) (code ? HexFormat.fromHexDigits(escaped, i + 1, i + 3) : escaped.charAt(i));
            i += code ? 2 : 0;
        }
        String text = Wtf8.text(bytes, length);
        // Another way to write the same text was not written by us.
        return escape(text).equals(escaped) ? Optional.of(text) : Optional.empty();
    }

    private static String escape(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        StringBuilder escaped = new StringBuilder();
        byte[] bytes = Wtf8.bytes(text);
        boolean device = DEVICES.contains(beforeDot(text).toLowerCase(Locale.ROOT));
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            boolean edge = i == 0 || i == bytes.length - 1;
            if (isPlain(c) && !(c == '.' && edge) && !(device && i == 0)) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            }
        }
        return escaped.toString();
    }

    private static String beforeDot(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-'
                || c == '$';
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Wtf8.bytes(text));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    /** UTF-8 that keeps halves of surrogate pairs apart, where Java's would turn each into a question mark. */
    private static final class Wtf8 {

        static byte[] bytes(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (text.equals(new String(bytes, StandardCharsets.UTF_8))) {
                return bytes;
            }
            StringBuilder latin = new StringBuilder();
            text.codePoints().forEach(point -> latin.append(new String(encode(point), StandardCharsets.ISO_8859_1)));
            return latin.toString().getBytes(StandardCharsets.ISO_8859_1);
        }

        private static byte[] encode(int point) {
            return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                    ? new byte[] {
                        (byte) (0xE0 | (point >> 12)),
                        (byte) (0x80 | ((point >> 6) & 0x3F)),
                        (byte) (0x80 | (point & 0x3F))
                    }
                    : Character.toString(point).getBytes(StandardCharsets.UTF_8);
        }

        static String text(byte[] bytes, int length) {
            StringBuilder text = new StringBuilder();
            int plain = 0;
            for (int i = 0; i + 2 < length; i++) {
                if ((bytes[i] & 0xFF) == 0xED && (bytes[i + 1] & 0xE0) == 0xA0) {
                    text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
                    text.append((char) (0xD000 | ((bytes[i + 1] & 0x3F) << 6) | (bytes[i + 2] & 0x3F)));
                    i += 2;
                    plain = i + 1;
                }
            }
            return text.append(new String(bytes, plain, length - plain, StandardCharsets.UTF_8))
                    .toString();
        }
    }
}

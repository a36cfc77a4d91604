package dev.playback.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** Regular expressions as the flags they were compiled with and their text. */
final class Patterns {

    // An empty expression ends in its flags, a mark and the length of its text.
    private static final int AFTER_FLAGS = Integer.BYTES + 1 + Short.BYTES;

    private Patterns() {}

    static String text(Pattern pattern) {
        return flags(pattern) + "/" + pattern.pattern();
    }

    static Pattern read(String text) {
        int slash = text.indexOf('/');
        return Pattern.compile(text.substring(slash + 1), Integer.parseInt(text.substring(0, slash)));
    }

    // Pattern.flags() has those that the expression turns on within itself, too; only its serialised form tells them
    // apart.
    private static int flags(Pattern pattern) {
        return pattern.pattern().contains("(?")
                ? ByteBuffer.wrap(bytes(pattern)).getInt(FlagsAt.OFFSET)
                : pattern.flags();
    }

    private static byte[] bytes(Pattern pattern) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static final class FlagsAt {

        static final int OFFSET = bytes(Pattern.compile("")).length - AFTER_FLAGS;
    }
}

package dev.playback.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The arguments of a call as JSON.
 *
 * @param json each argument
 * @param key the same text for all equal arguments: readable up to 256 bytes, else its first 64 characters and 128 bits of its
 *     SHA-256
 */
public record WrittenArguments(List<String> json, String key) {

    private static final int MAX_BYTES = 256;
    /** So many characters take at most 256 bytes. */
    private static final int SURELY_SHORT = MAX_BYTES / 3;

    private static final int PREFIX = 64;
    private static final int HASH_BYTES = 16;

    /** Copies the arguments. */
    public WrittenArguments {
        json = List.copyOf(json);
    }

    static WrittenArguments of(List<String> json, List<String> keys) {
        String key = "[" + String.join(",", keys) + "]";
        if (key.length() <= SURELY_SHORT) {
            return new WrittenArguments(json, key);
        }
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new WrittenArguments(
                json, bytes.length <= MAX_BYTES ? key : key.substring(0, prefixOf(key)) + "#" + hash(bytes));
    }

    // Never between the two halves of a character.
    private static int prefixOf(String key) {
        return Character.isHighSurrogate(key.charAt(PREFIX - 1)) ? PREFIX - 1 : PREFIX;
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}

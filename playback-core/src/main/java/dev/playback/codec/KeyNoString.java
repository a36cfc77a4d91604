package dev.playback.codec;

import java.io.Serial;

/**
 * A map that was begun as if all its keys could be names of fields has another one; its value is written anew. Never leaves the
 * writer.
 */
final class KeyNoString extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    KeyNoString() {
        super("a key is no name", null, false, false);
    }
}

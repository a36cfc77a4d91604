package dev.playback.cassette;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that a writer left in a cassette when it was killed, and that is not enough of a recording to be found by any lookup.
 *
 * @param name where it is in the cassette: a path or a key
 * @param lastWritten what was written a moment ago may not be left behind, but on its way
 */
public record Leftover(String name, long bytes, Instant lastWritten) {

    /** Refuses null. */
    public Leftover {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(lastWritten, "lastWritten");
    }
}

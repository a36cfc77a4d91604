package dev.playback.cassette;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the recordings that were handed to an {@link AsyncTapeCassette}. Each is in exactly one of the numbers.
 *
 * @param saved how many are kept
 * @param sampledOut how many the other cassette chose not to keep
 * @param dropped how many were lost, by reason
 * @param waiting how many are still to be stored; 0 once the cassette is closed
 * @param waitingBytes roughly how much memory waits to be stored, unfinished recordings included
 */
public record AsyncReport(long saved, long sampledOut, Map<DropReason, Long> dropped, long waiting, long waitingBytes) {

    /** Copies the counts. */
    public AsyncReport {
        Map<DropReason, Long> copy = new EnumMap<>(DropReason.class);
        copy.putAll(dropped);
        dropped = Collections.unmodifiableMap(copy);
    }

    /** Returns how many were lost, whatever the reason. */
    public long lost() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}

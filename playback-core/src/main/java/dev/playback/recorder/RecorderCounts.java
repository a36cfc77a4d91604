package dev.playback.recorder;

import dev.playback.cassette.DropReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the operations that began while a recorder was enabled. Once none is under way or waits to be stored, the five kinds
 * sum up to {@link #operations}.
 *
 * @param operations operations that began, without nested ones and those of skipped classes
 * @param saved recordings that are kept
 * @param droppedFor recordings that were lost, by reason
 * @param sampledOut operations that the sampling of the recorder or of its cassette left out
 * @param discarded recordings that the application threw away
 * @param notRecordedWhilePaused operations that began while the fuse had paused recording
 */
public record RecorderCounts(
        long operations,
        long saved,
        Map<DropReason, Long> droppedFor,
        long sampledOut,
        long discarded,
        long notRecordedWhilePaused) {

    /** Copies the map. */
    public RecorderCounts {
        EnumMap<DropReason, Long> copy = new EnumMap<>(DropReason.class);
        copy.putAll(droppedFor);
        droppedFor = Collections.unmodifiableMap(copy);
    }

    /** Returns how many recordings were lost, for whatever reason. */
    public long dropped() {
        return droppedFor.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many operations are under way, or wait to be stored. */
    public long underWay() {
        return operations - saved - dropped() - sampledOut - discarded - notRecordedWhilePaused;
    }
}

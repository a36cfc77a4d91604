package dev.playback.cassette;

import org.jspecify.annotations.Nullable;

/**
 * A recording that was lost. Its operation was not touched.
 *
 * @param message what went wrong and what can be done
 */
public record DroppedRecording(
        String category,
        DropReason reason,
        String message,
        @Nullable Throwable cause) {}

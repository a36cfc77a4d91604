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
        @Nullable Throwable cause) {

    /** Returns what {@code cause} says, or its class if it fails to say anything. */
    public static String text(@Nullable Throwable cause) {
        try {
            return String.valueOf(cause);
        } catch (RuntimeException | Error e) {
            return "a " + (cause == null ? "failure" : cause.getClass().getName()) + ", which fails to say what it is";
        }
    }
}

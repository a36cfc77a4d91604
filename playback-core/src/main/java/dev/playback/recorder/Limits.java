package dev.playback.recorder;

import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import java.time.Duration;

/**
 * How much one recording may hold, and how long it waits for what comes later.
 *
 * @param bytes of all its values, where a character counts as a byte
 * @param entries of all its calls
 * @param valueBytes of one value
 * @param completion for calls that were under way when the operation ended
 * @param duration for the operation itself
 */
record Limits(long bytes, long entries, long valueBytes, Duration completion, Duration duration) {

    static Limits of(Settings settings) {
        return new Limits(
                settings.bytes(Setting.RECORDER_MAX_RECORDING),
                settings.number(Setting.RECORDER_MAX_ENTRIES),
                settings.bytes(Setting.RECORDER_MAX_VALUE),
                settings.duration(Setting.RECORDER_COMPLETION),
                settings.duration(Setting.RECORDER_DURATION));
    }
}

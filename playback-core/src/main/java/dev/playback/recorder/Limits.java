package dev.playback.recorder;

import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import java.time.Duration;

/**
 * How much one recording may hold, and how long it waits for calls that its operation left under way.
 *
 * @param bytes of all its values, where a character counts as a byte
 * @param entries of all its calls
 * @param valueBytes of one value
 */
record Limits(long bytes, long entries, long valueBytes, Duration completion) {

    static Limits of(Settings settings) {
        return new Limits(
                settings.bytes(Setting.RECORDER_MAX_RECORDING),
                settings.number(Setting.RECORDER_MAX_ENTRIES),
                settings.bytes(Setting.RECORDER_MAX_VALUE),
                settings.duration(Setting.RECORDER_COMPLETION));
    }
}

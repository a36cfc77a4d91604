package dev.playback.recorder;

import dev.playback.configuration.Setting;
import dev.playback.configuration.SettingException;
import dev.playback.configuration.Settings;

/** Says whether recording is forbidden from outside; looks once a second. For any number of threads. */
final class KillSwitch {

    private static final long INTERVAL_MILLIS = 1000;

    private final Settings settings;
    private volatile long nextLook;
    private volatile boolean thrown;

    KillSwitch(Settings settings) {
        this.settings = settings;
    }

    boolean isThrown(long now) {
        if (now >= nextLook) {
            nextLook = now + INTERVAL_MILLIS;
            thrown = look();
        }
        return thrown;
    }

    private boolean look() {
        try {
            return settings.given(Setting.RECORDING).isPresent() && !settings.flag(Setting.RECORDING);
        } catch (SettingException e) {
            // Who writes 'of' for 'off' does not want to record either.
            return true;
        }
    }
}

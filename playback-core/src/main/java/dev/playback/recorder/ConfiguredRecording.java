package dev.playback.recorder;

import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.interception.SeamStart;

/** Records from the first intercepted call on if {@code playback.recording} is on: an application needs no line of code for it. */
public final class ConfiguredRecording implements SeamStart {

    @Override
    public void start() {
        Settings settings = Settings.ofProcess();
        if (settings.flag(Setting.RECORDING)) {
            TapeRecorder recorder = TapeRecorder.over(TapeCassette.at(settings.text(Setting.CASSETTE)));
            recorder.enableRecording();
            Runtime.getRuntime().addShutdownHook(new Thread(recorder::close, "playback-recorder-close"));
        }
    }
}

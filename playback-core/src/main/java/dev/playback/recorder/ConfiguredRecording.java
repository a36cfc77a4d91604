package dev.playback.recorder;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.interception.SeamStart;
import java.nio.file.Path;

/** Records from the first intercepted call on if {@code playback.recording} is on: an application needs no line of code for it. */
public final class ConfiguredRecording implements SeamStart {

    @Override
    public void start() {
        Settings settings = Settings.ofProcess();
        if (settings.flag(Setting.RECORDING)) {
            TapeRecorder recorder = TapeRecorder.over(new FileTapeCassette(Path.of(settings.text(Setting.CASSETTE))));
            recorder.enableRecording();
            Runtime.getRuntime().addShutdownHook(new Thread(recorder::close, "playback-recorder-close"));
        }
    }
}

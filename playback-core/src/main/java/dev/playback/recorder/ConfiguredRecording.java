package dev.playback.recorder;

import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.interception.SeamStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * Records from the first intercepted call on if {@code playback.recording} is on: an application needs no line of code for it. It
 * never waits for the store; what is not stored yet when the JVM shuts down is stored then. A recorder that the application enables itself
 * goes first.
 */
public final class ConfiguredRecording implements SeamStart {

    private static final Logger LOG = LoggerFactory.getLogger(TapeRecorder.class);

    @Override
    public void start() {
        if (!(LOG instanceof NOPLogger)) {
            // Else somebody may tell it who is heard, as a test run is on the console.
            Settings.tellUnknown(LOG::warn);
        }
        Settings settings = Settings.ofProcess();
        if (!settings.flag(Setting.RECORDING)) {
            settings.given(Setting.RECORDING)
                    .ifPresent(off -> LOG.info("Nothing is recorded while playback.recording is off."));
        } else {
            TapeCassette store = TapeCassette.at(settings.text(Setting.CASSETTE));
            TapeRecorder recorder = TapeRecorder.builder(store).givingWay().build();
            recorder.enableRecording();
            Runtime.getRuntime().addShutdownHook(new Thread(recorder::close, "playback-recorder-close"));
        }
    }
}

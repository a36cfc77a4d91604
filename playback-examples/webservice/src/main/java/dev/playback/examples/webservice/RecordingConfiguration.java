package dev.playback.examples.webservice;

import dev.playback.cassette.TapeCassette;
import dev.playback.recorder.TapeRecorder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Records the operations while the service runs, if a place for the recordings is given. */
@Configuration
@ConditionalOnProperty("recording.cassette")
class RecordingConfiguration {

    // snippet: recording
    @Bean(destroyMethod = "close")
    TapeCassette cassette(@Value("${recording.cassette}") String address) {
        return TapeCassette.at(address);
    }

    @Bean(destroyMethod = "close")
    TapeRecorder recorder(TapeCassette cassette) {
        TapeRecorder recorder = TapeRecorder.over(cassette);
        recorder.enableRecording();
        return recorder;
    }
    // end
}

package dev.playback.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GreetingServiceTests {

    @Test
    void a_greeting_is_recorded_played_and_compared() {
        InMemoryTapeCassette cassette = new InMemoryTapeCassette();

        // snippet: record
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new GreetingService(Map.of("7", "Ann")).greet("7");
        }
        // end

        List<RecordingId> ids = cassette.find("GreetingService").toList();
        TapePlayer player = TapePlayer.over(cassette, GreetingService.class);
        Equalizer equalizer = new Equalizer(ids, player, GreetingService::new);

        List<Comparison> comparisons = equalizer.compare().toList();

        assertEquals(1, comparisons.size());
        assertEquals(EqualityStatus.EQUAL, comparisons.get(0).status());
    }
}

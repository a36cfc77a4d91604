package dev.playback.examples.basic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.Playback;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasicServiceOperationTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();

    @Test
    void is_recorded_played_and_compared(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("request.txt"), "hello");

        // snippet: record
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new BasicServiceOperation(directory).execute();
        }
        // end

        // No such directory: what the operation reads and stores comes from the recording.
        BasicServiceOperation elsewhere = new BasicServiceOperation(directory.resolve("gone"));
        List<RecordingId> ids = cassette.find("BasicServiceOperation").toList();
        TapePlayer player = TapePlayer.over(cassette, BasicServiceOperation.class);

        Playback playback = player.play(ids.get(0), () -> elsewhere);
        assertThat(playback.entries())
                .extracting(entry -> entry.kind() + " " + entry.alias() + entry.arguments())
                .containsExactly(
                        "OPERATION BasicServiceOperation[]", "INPUT basic.request[]", "OUTPUT basic.store[\"HELLO\"]");

        List<Comparison> comparisons = new Equalizer(ids, player, () -> elsewhere).compare().toList();
        assertThat(comparisons).extracting(Comparison::status).containsExactly(EqualityStatus.EQUAL);
    }
}

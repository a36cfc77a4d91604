package dev.playback.junit;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.Playback;
import dev.playback.player.PlaybackFunction;
import dev.playback.player.TapePlayer;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.function.UnaryOperator;

/** How a test class replays and compares its recordings. For any number of threads. */
record Replay(TapePlayer player, PlaybackFunction function, UnaryOperator<Equalizer> tuning) {

    Comparison compare(RecordingId id) {
        return tuning.apply(new Equalizer(List.of(id), player, function))
                .compare()
                .findFirst()
                .orElseThrow();
    }

    Playback play(RecordingId id) {
        return player.play(id, function);
    }
}

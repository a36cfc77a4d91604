package dev.playback.junit;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.Playback;
import dev.playback.player.PlaybackFunction;
import dev.playback.player.TapePlayer;
import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a test class replays and compares its recordings. For any number of threads.
 *
 * @param timeout how long one replay may take; zero is as long as it wants
 */
record Replay(
        TapePlayer player, PlaybackFunction function, Function<RecordingId, Comparison> comparing, Duration timeout) {

    /** Replays in this JVM. */
    static Replay here(
            TapePlayer player, PlaybackFunction function, UnaryOperator<Equalizer> tuning, Duration timeout) {
        return new Replay(
                player,
                function,
                id -> tuning.apply(new Equalizer(List.of(id), player, function))
                        .compare()
                        .findFirst()
                        .orElseThrow(),
                timeout);
    }

    /** Returns this comparing in another way. */
    Replay comparing(Function<RecordingId, Comparison> other) {
        return new Replay(player, function, other, timeout);
    }

    Comparison compare(RecordingId id) {
        return comparing.apply(id);
    }

    Playback play(RecordingId id) {
        return player.play(id, function);
    }
}

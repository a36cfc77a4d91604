package dev.playback.junit;

import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.InstanceFactory;
import dev.playback.player.Playback;
import dev.playback.player.PlaybackFunction;
import dev.playback.player.TapePlayer;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a test class replays and compares its recordings. For any number of threads.
 *
 * @param config how comparisons are made
 */
record Replay(
        TapePlayer player,
        PlaybackFunction function,
        Function<RecordingId, Comparison> comparing,
        CompareExecutionConfig config) {

    /** Replays in this JVM. */
    static Replay here(
            TapePlayer player,
            PlaybackFunction function,
            UnaryOperator<Equalizer> tuning,
            CompareExecutionConfig config) {
        return new Replay(
                player,
                function,
                id -> tuning.apply(new Equalizer(List.of(id), player, function))
                        .compare()
                        .findFirst()
                        .orElseThrow(),
                config);
    }

    /** Replays as {@code comparing} does; a playback alone is that of the operation on a new instance. */
    static Replay by(TapePlayer player, Function<RecordingId, Comparison> comparing, CompareExecutionConfig config) {
        return new Replay(player, player.calling(InstanceFactory.standard()), comparing, config);
    }

    /** Returns this comparing in another way. */
    Replay comparing(Function<RecordingId, Comparison> other) {
        return new Replay(player, function, other, config);
    }

    Comparison compare(RecordingId id) {
        return comparing.apply(id);
    }

    Playback play(RecordingId id) {
        return player.play(id, function);
    }
}

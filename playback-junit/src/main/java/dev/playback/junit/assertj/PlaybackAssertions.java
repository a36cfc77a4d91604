package dev.playback.junit.assertj;

import dev.playback.equalizer.Comparison;
import dev.playback.player.Playback;
import dev.playback.recording.Recording;

/** Entry point of the assertions on comparisons, playbacks and recordings. */
public final class PlaybackAssertions {

    private PlaybackAssertions() {}

    /** Begins an assertion on a comparison. */
    public static ComparisonAssert assertThat(Comparison actual) {
        return new ComparisonAssert(actual);
    }

    /** Begins an assertion on a playback. */
    public static PlaybackAssert assertThat(Playback actual) {
        return new PlaybackAssert(actual);
    }

    /** Begins an assertion on a recording. */
    public static RecordingAssert assertThat(Recording actual) {
        return new RecordingAssert(actual);
    }
}

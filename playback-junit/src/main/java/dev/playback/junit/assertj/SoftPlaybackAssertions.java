package dev.playback.junit.assertj;

import dev.playback.equalizer.Comparison;
import dev.playback.player.Playback;
import dev.playback.recording.Recording;
import org.assertj.core.api.SoftAssertions;

/** Assertions whose failures are collected and thrown together by {@link #assertAll()}. For one thread. */
public class SoftPlaybackAssertions extends SoftAssertions {

    /** Begins with no failures. */
    public SoftPlaybackAssertions() {}

    /** Begins an assertion on a comparison. */
    public ComparisonAssert assertThat(Comparison actual) {
        return proxy(ComparisonAssert.class, Comparison.class, actual);
    }

    /** Begins an assertion on a playback. */
    public PlaybackAssert assertThat(Playback actual) {
        return proxy(PlaybackAssert.class, Playback.class, actual);
    }

    /** Begins an assertion on a recording. */
    public RecordingAssert assertThat(Recording actual) {
        return proxy(RecordingAssert.class, Recording.class, actual);
    }
}

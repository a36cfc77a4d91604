/**
 * Replays many recordings of many categories in one go. {@link dev.playback.studio.PlaybackStudio} runs them, an
 * {@link dev.playback.studio.EqualizerTuner} says for each category how, and a {@link dev.playback.studio.StudioRun} is what came of
 * it. It does not compare: that is the equalizer's, here or in JVMs of their own.
 */
@NullMarked
package dev.playback.studio;

import org.jspecify.annotations.NullMarked;

/**
 * Which recordings to keep, and copies of those one wants elsewhere. Works on any cassette and does nothing by itself. Start at {@link
 * dev.playback.housekeeping.Retention} and {@link dev.playback.housekeeping.RecordingCopy}.
 */
@NullMarked
package dev.playback.housekeeping;

import org.jspecify.annotations.NullMarked;

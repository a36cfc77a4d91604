/**
 * Which recordings to keep, what dead writers left, and copies of what one wants elsewhere. Works on any cassette and does nothing by
 * itself. Start at {@link dev.playback.housekeeping.Retention}, {@link dev.playback.housekeeping.LeftoverSweep} and {@link
 * dev.playback.housekeeping.RecordingCopy}.
 */
@NullMarked
package dev.playback.housekeeping;

import org.jspecify.annotations.NullMarked;

/** Compares what was recorded with what was replayed. */
@NullMarked
package dev.playback.equalizer;

import org.jspecify.annotations.NullMarked;

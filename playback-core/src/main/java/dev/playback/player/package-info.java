/** Runs an operation again from a recording. */
@NullMarked
package dev.playback.player;

import org.jspecify.annotations.NullMarked;

/** Holds what operations cost to bounds, in the normal build and on a machine that does other things meanwhile. */
@NullMarked
package dev.playback.benchmarks.guard;

import org.jspecify.annotations.NullMarked;

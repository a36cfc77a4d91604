/** Puts the seam into byte code at build time. Matchers name the annotations as strings. */
@NullMarked
package dev.playback.weaving;

import org.jspecify.annotations.NullMarked;

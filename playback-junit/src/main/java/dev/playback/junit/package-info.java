/** Runs recordings as tests of the JUnit Platform. Start at {@link dev.playback.junit.PlaybackTest}. */
@NullMarked
package dev.playback.junit;

import org.jspecify.annotations.NullMarked;

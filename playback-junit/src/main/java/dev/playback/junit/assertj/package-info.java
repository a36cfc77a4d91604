/** Assertions for AssertJ, which must be on the class path to use them. Start at {@link PlaybackAssertions}. */
@NullMarked
package dev.playback.junit.assertj;

import org.jspecify.annotations.NullMarked;

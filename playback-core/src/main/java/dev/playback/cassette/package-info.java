/** Where recordings are kept. Start at {@link dev.playback.cassette.TapeCassette} to add a place. */
@NullMarked
package dev.playback.cassette;

import org.jspecify.annotations.NullMarked;

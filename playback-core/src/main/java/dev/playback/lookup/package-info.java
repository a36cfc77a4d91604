/** Says which recordings are wanted. It knows no cassette; every cassette answers it alike. */
@NullMarked
package dev.playback.lookup;

import org.jspecify.annotations.NullMarked;

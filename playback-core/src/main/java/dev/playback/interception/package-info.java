/** The one seam between a call and whatever records or replays it. It knows neither recorder nor player. */
@NullMarked
package dev.playback.interception;

import org.jspecify.annotations.NullMarked;

/**
 * Results that come later, as stages, futures or reactive publishers: how their completion is heard without touching them, and how
 * completed ones are made. It knows neither calls nor recordings. Start at {@code Stages} to support another kind of future.
 */
@NullMarked
package dev.playback.completion;

import org.jspecify.annotations.NullMarked;

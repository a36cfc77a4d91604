/** What one run of an operation left behind, as data. It knows neither files nor threads. */
@NullMarked
package dev.playback.recording;

import org.jspecify.annotations.NullMarked;

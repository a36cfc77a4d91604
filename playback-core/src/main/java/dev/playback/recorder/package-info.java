/** Makes recordings of live operations. A failure in here never reaches the application. */
@NullMarked
package dev.playback.recorder;

import org.jspecify.annotations.NullMarked;

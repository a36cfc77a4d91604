/** Puts playback into a running JVM: weaving and thread hand-over. It knows the application's playback-core by name alone. */
@NullMarked
package dev.playback.agent;

import org.jspecify.annotations.NullMarked;

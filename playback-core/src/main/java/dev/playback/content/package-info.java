/** Files and streams as data: ready-made handlers for inputs and outputs that deal in them. Start at a handler to write one of your own. */
@NullMarked
package dev.playback.content;

import org.jspecify.annotations.NullMarked;

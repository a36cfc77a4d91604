/** Values to JSON and back. Reading creates only allowed types. */
@NullMarked
package dev.playback.codec;

import org.jspecify.annotations.NullMarked;

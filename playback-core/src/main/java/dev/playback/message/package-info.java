/** Codecs for values of the message formats that services speak. */
@NullMarked
package dev.playback.message;

import org.jspecify.annotations.NullMarked;

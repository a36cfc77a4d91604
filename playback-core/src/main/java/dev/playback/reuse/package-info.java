/** What is costly to make, handed on from user to user. */
@NullMarked
package dev.playback.reuse;

import org.jspecify.annotations.NullMarked;

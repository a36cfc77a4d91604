/** What a user writes on methods. Start here to mark what is recorded; nothing in it runs. */
@NullMarked
package dev.playback.annotation;

import org.jspecify.annotations.NullMarked;

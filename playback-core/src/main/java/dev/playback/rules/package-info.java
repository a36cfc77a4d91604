/** What is intercepted in code that cannot be annotated: a file of rules. It knows neither Byte Buddy nor the seam. */
@NullMarked
package dev.playback.rules;

import org.jspecify.annotations.NullMarked;

/** What class files say about themselves, read without loading them. It knows neither Byte Buddy nor the seam. */
@NullMarked
package dev.playback.classfile;

import org.jspecify.annotations.NullMarked;

/**
 * What the classes of the JDK call when work goes from one thread to another. It lives in the bootstrap loader, where code inlined
 * into the JDK can see it, and uses types of {@code java.base} alone; each playback-core of the JVM connects itself.
 */
@NullMarked
package dev.playback.handover;

import org.jspecify.annotations.NullMarked;

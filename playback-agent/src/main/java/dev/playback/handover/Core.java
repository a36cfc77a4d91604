package dev.playback.handover;

import java.lang.ref.WeakReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * One playback-core of this JVM, held weakly so that an application can be unloaded.
 *
 * @param capture gives what a piece of work is bound to: the work and its kind; null for nothing
 * @param swap binds this thread to what was captured, or to nothing for null; gives what it was bound to
 */
record Core(WeakReference<BiFunction<Object, Integer, Object>> capture, WeakReference<UnaryOperator<Object>> swap) {}

/**
 * Makes comparisons in JVMs of their own, so that code that exits, hangs or exhausts memory costs one recording and not the run.
 * {@link dev.playback.isolation.WorkerPool} starts and watches the workers; what they do is a class that implements
 * {@link dev.playback.isolation.IsolatedComparer.Factory}. It does not know what is compared, nor why.
 */
@NullMarked
package dev.playback.isolation;

import org.jspecify.annotations.NullMarked;

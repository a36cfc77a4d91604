/** What is measured: the published workload's values and operations, plain and intercepted. */
@NullMarked
package dev.playback.benchmarks.subject;

import org.jspecify.annotations.NullMarked;

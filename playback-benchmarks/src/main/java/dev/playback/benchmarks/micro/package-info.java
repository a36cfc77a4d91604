/**
 * Single steps in nanoseconds and bytes, by JMH: snapshots and their reading beside stock Jackson and a copy of memory, keys, calls
 * of woven methods. Knows nothing of the workload's sections; {@code MicroSection} runs it.
 */
@NullMarked
package dev.playback.benchmarks.micro;

import org.jspecify.annotations.NullMarked;

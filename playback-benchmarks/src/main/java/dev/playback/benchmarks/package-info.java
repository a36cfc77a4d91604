/** Measures what playback costs, by the published workload. Start at {@code Benchmarks}. */
@NullMarked
package dev.playback.benchmarks;

import org.jspecify.annotations.NullMarked;

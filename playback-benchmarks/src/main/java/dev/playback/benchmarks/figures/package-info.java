/** Reading clocks and counters, keeping what they say, and showing it as JSON, Markdown and plots. Knows nothing of what is measured. */
@NullMarked
package dev.playback.benchmarks.figures;

import org.jspecify.annotations.NullMarked;

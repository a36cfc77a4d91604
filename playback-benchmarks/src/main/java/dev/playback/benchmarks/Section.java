package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Results;
import java.nio.file.Path;

/** One part of the workload. Runs in a process of its own. */
interface Section {

    /**
     * Measures and writes down.
     *
     * @param scratch an empty directory
     */
    void run(Results results, Effort effort, Path scratch) throws Exception;
}

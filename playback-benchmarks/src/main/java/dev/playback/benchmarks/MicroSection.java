package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Results;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Snapshots and keys by JMH: what one costs beside stock Jackson and beside a copy of memory. */
final class MicroSection implements Section {

    private static final int ITERATIONS = 5;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Override
    public void run(Results results, Effort effort, Path scratch) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(effort.count(700));
        Collection<RunResult> runs = new Runner(new OptionsBuilder()
                        .include("dev\\.playback\\.benchmarks\\.micro\\..*")
                        .forks(1)
                        .warmupIterations(effort.repeats(3))
                        .warmupTime(time)
                        .measurementIterations(effort.repeats(ITERATIONS))
                        .measurementTime(time)
                        .jvmArgs("-XX:+UseParallelGC", "-Xmx2g")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        for (RunResult run : runs) {
            Results.Case figures = results.of(name(run));
            run.getBenchmarkResults().forEach(fork -> fork.getIterationResults().forEach(iteration -> {
                figures.add("wall", "ns/op", iteration.getPrimaryResult().getScore());
                Result<?> allocated = iteration.getSecondaryResults().get(ALLOCATED);
                if (allocated != null) {
                    figures.add("allocated", "B/op", allocated.getScore());
                }
            }));
            figures.end();
        }
    }

    private static String name(RunResult run) {
        String name = run.getParams().getBenchmark().replaceFirst(".*\\.micro\\.", "");
        Collection<String> keys = run.getParams().getParamsKeys();
        return name + keys.stream().map(run.getParams()::getParam).collect(Collectors.joining(", ", " ", ""));
    }
}

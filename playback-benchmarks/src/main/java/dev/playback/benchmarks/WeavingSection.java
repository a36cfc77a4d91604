package dev.playback.benchmarks;

import dev.playback.agent.PlaybackAgent;
import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.GrowthPlot;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.subject.Recorded;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;

/** What a method woven by the build or by the agent costs beside the same one unwoven, and how long weaving takes at start-up. */
final class WeavingSection implements Section {

    private static final int START_REPEATS = 3;

    @Override
    public void run(Results results, Effort effort, Path scratch) throws IOException, InterruptedException {
        Path plain = Files.createDirectory(scratch.resolve("plain"));
        Fixtures.probe(plain);
        calls("agent", plain, List.of(agent()), results, effort);
        Fixtures.weave(plain);
        calls("build plugin", plain, List.of(), results, effort);
        for (int count : List.of(100, 1_000, 10_000)) {
            Path directory = Files.createDirectory(scratch.resolve("classes-" + count));
            Fixtures.many(directory, effort.count(count));
            startUp("no weaving@" + count, directory, List.of(), count, results, effort);
            startUp("by the agent@" + count, directory, List.of(agent()), count, results, effort);
            Fixtures.weave(directory);
            startUp("by the build@" + count, directory, List.of(), count, results, effort);
        }
    }

    private static String agent() {
        CodeSource source = PlaybackAgent.class.getProtectionDomain().getCodeSource();
        return "-javaagent:"
                + new File(Objects.requireNonNull(source, "the jar of the agent")
                        .getLocation()
                        .getPath());
    }

    private static void calls(String how, Path classes, List<String> options, Results results, Effort effort)
            throws IOException, InterruptedException {
        // Each in a JVM of its own: a loop that has seen several methods calls none of them as fast.
        for (WovenCalls.Case wanted : WovenCalls.Case.values()) {
            int exit = ChildJvm.run(
                    options,
                    classes.toString(),
                    WovenCalls.class,
                    List.of(
                            how,
                            wanted.name(),
                            results.section(),
                            results.file().toString(),
                            effort.isTrial() ? "trial" : "whole"));
            Recorded.require(exit == 0, "calls woven by the " + how + " could not be measured.");
        }
    }

    private static void startUp(
            String name, Path classes, List<String> options, int count, Results results, Effort effort)
            throws IOException, InterruptedException {
        Results.Case figures = results.of(name);
        for (int repeat = 0; repeat < effort.repeats(START_REPEATS); repeat++) {
            long start = System.nanoTime();
            int exit = ChildJvm.run(
                    options, classes.toString(), Loading.class, List.of(Integer.toString(effort.count(count))));
            figures.add(GrowthPlot.SECONDS_BY_SIZE, "s", (System.nanoTime() - start) / 1e9);
            Recorded.require(exit == 0, "the classes of %s could not be loaded.".formatted(name));
        }
        figures.end();
    }

    /** Loads all classes, in a process of its own. */
    static final class Loading {

        private Loading() {}

        public static void main(String[] arguments) throws ReflectiveOperationException {
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                Class.forName(Fixtures.PACKAGE + ".C" + i)
                        .getDeclaredConstructor()
                        .newInstance();
            }
        }
    }
}

package dev.playback.junit;

import dev.playback.configuration.Settings;
import dev.playback.difference.ComparisonRules;
import dev.playback.difference.RuleUsage;
import dev.playback.isolation.IsolatedComparer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Reads a test class again in a worker, and replays there as the engine would here. */
final class ReplayInWorker implements IsolatedComparer.Factory {

    static final String TEST_CLASS = "testClass";

    // Made by the worker.
    ReplayInWorker() {}

    @Override
    public IsolatedComparer create(Map<String, String> arguments) throws ClassNotFoundException {
        RunSettings settings =
                new RunSettings(Settings.ofProcess().orElse(key -> Optional.ofNullable(arguments.get(key))));
        new WeavingCheck().obstacle().ifPresent(obstacle -> {
            throw new MisconfiguredTestException(obstacle);
        });
        Class<?> testClass = Class.forName(
                arguments.get(TEST_CLASS), true, Thread.currentThread().getContextClassLoader());
        PlaybackTest annotation = PlaybackTestClasses.annotationOf(testClass).orElseThrow();
        Members members = Members.of(testClass, new LazyInstance(testClass));
        // Its cassettes end with the process.
        ReplayPlan plan =
                new PlanReader(settings, new Cassettes(), Clock.systemUTC()).read(testClass, annotation, members);
        RuleUsage usage = new RuleUsage();
        Replay replay = new ReplayReader(settings, annotation, members, Optional::empty)
                .read(plan.cassette(), ComparisonRules.declaredBy(testClass), usage);
        return IsolatedComparer.telling(usage, (id, told) -> replay.compare(id));
    }
}

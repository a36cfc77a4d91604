package dev.playback.junit;

import dev.playback.difference.ComparisonRules;
import dev.playback.difference.RuleUsage;
import java.time.Clock;
import java.util.Optional;
import org.junit.platform.engine.support.hierarchical.Node.DynamicTestExecutor;
import org.opentest4j.AssertionFailedError;

/** Runs one class. Whatever goes wrong is a failing test of the class, and no concern of other classes. */
final class ClassRun {

    private final PlaybackClassDescriptor descriptor;
    private final Class<?> testClass;
    private final PlaybackExecutionContext context;
    private final DynamicTestExecutor executor;

    ClassRun(PlaybackClassDescriptor descriptor, PlaybackExecutionContext context, DynamicTestExecutor executor) {
        this.descriptor = descriptor;
        this.testClass = descriptor.testClass();
        this.context = context;
        this.executor = executor;
    }

    void run() throws InterruptedException {
        try {
            Optional<String> disabled = JupiterAnnotations.disabled(testClass);
            if (disabled.isPresent()) {
                executor.execute(LeafDescriptor.skipped(descriptor, "disabled", disabled.get()));
                return;
            }
            Optional<String> obstacle = PlatformCompat.tooOld()
                    .or(() -> PlaybackTestClasses.obstacle(testClass))
                    .or(context.weaving()::obstacle);
            if (obstacle.isPresent()) {
                fail("cannot replay", new AssertionFailedError(obstacle.get()));
                return;
            }
            replay();
        } catch (MisconfiguredTestException e) {
            fail("misconfigured", e);
        } catch (RuntimeException | LinkageError e) {
            fail("recordings cannot be listed", e);
        }
    }

    private void replay() throws InterruptedException {
        PlaybackTest annotation = PlaybackTestClasses.annotationOf(testClass).orElseThrow();
        Members members = Members.of(testClass, new LazyInstance(testClass));
        ReplayPlan plan = new PlanReader(context.settings(), context.cassettes(), Clock.systemUTC())
                .read(testClass, annotation, members);
        context.log().begin(testClass);
        RuleUsage usage = context.log().ruleUsage(testClass);
        Replay replay = new ReplayReader(context.settings(), annotation, members, Optional::empty)
                .read(plan.cassette(), ComparisonRules.declaredBy(testClass), usage);
        if (annotation.isolation() == Isolation.PROCESS || context.settings().isIsolated()) {
            replay = isolated(replay, plan, usage);
        }
        new RecordingTests(descriptor, plan, replay, context, executor::execute).run();
        // Replays may go on on other threads.
        executor.awaitFinished();
        checkRun(replay);
    }

    private Replay isolated(Replay replay, ReplayPlan plan, RuleUsage usage) {
        if (plan.cassette().isInMemory()) {
            throw new MisconfiguredTestException(
                    ("%s replays in a process of its own, which does not see the memory of this one, and its recordings are in"
                                    + " memory. Keep them in files, or leave out the isolation.")
                            .formatted(testClass.getName()));
        }
        return replay.comparing(context.workers()
                .comparing(testClass, context.settings(), usage, replay.config().timeout()));
    }

    private void checkRun(Replay replay) {
        if (replay.config().minimumMatchRate() > 0) {
            context.log()
                    .runFailures(testClass, replay.config())
                    .forEach(reason -> fail("match rate", new AssertionFailedError(reason)));
        }
        context.strays().found().ifPresent(strays -> fail("ran live between replays", strays));
    }

    private void fail(String name, Throwable failure) {
        context.log().trouble(testClass);
        executor.execute(LeafDescriptor.failing(descriptor, name, failure));
    }
}

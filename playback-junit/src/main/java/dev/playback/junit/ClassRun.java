package dev.playback.junit;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.opentest4j.AssertionFailedError;

/** Runs one class. Whatever goes wrong is a failing test of the class, and no concern of other classes. */
final class ClassRun {

    private final PlaybackClassDescriptor descriptor;
    private final Class<?> testClass;
    private final PlaybackExecutionContext context;
    private final Consumer<LeafDescriptor> executor;

    ClassRun(PlaybackClassDescriptor descriptor, PlaybackExecutionContext context, Consumer<LeafDescriptor> executor) {
        this.descriptor = descriptor;
        this.testClass = descriptor.testClass();
        this.context = context;
        this.executor = executor;
    }

    void run() {
        try {
            Optional<String> disabled = JupiterAnnotations.disabled(testClass);
            if (disabled.isPresent()) {
                executor.accept(LeafDescriptor.skipped(descriptor, "disabled", disabled.get()));
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

    private void replay() {
        PlaybackTest annotation = PlaybackTestClasses.annotationOf(testClass).orElseThrow();
        Members members = Members.of(testClass, new LazyInstance(testClass));
        ReplayPlan plan = new PlanReader(context.settings(), context.cassettes(), Clock.systemUTC())
                .read(testClass, annotation, members);
        Replay replay = new ReplayReader(annotation, members, Optional::empty).read(plan.cassette());
        if (annotation.isolation() == Isolation.PROCESS) {
            replay = replay.comparing(
                    context.workers().comparing(testClass, context.settings().cassette(), replay.timeout()));
        }
        context.log().begin(testClass);
        new RecordingTests(descriptor, plan, replay, context, executor).run();
    }

    private void fail(String name, Throwable failure) {
        context.log().trouble();
        executor.accept(LeafDescriptor.failing(descriptor, name, failure));
    }
}

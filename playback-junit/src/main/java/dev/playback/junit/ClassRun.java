package dev.playback.junit;

import dev.playback.interception.UnwovenClasses;
import dev.playback.recording.RecordingId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/** Makes the tests of one class, each as soon as its recording is listed. Whatever goes wrong is a failing test of the class. */
final class ClassRun {

    private final PlaybackClassDescriptor descriptor;
    private final Class<?> testClass;
    private final PlaybackExecutionContext context;
    private final Consumer<LeafDescriptor> executor;
    private final RecordingNames names = new RecordingNames();
    private final Set<String> begun = new HashSet<>();

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
            Optional<String> obstacle = PlatformCompat.tooOld().or(this::unwoven);
            if (obstacle.isPresent()) {
                fail("cannot replay", new AssertionFailedError(obstacle.get()));
                return;
            }
            replay(plan());
        } catch (MisconfiguredTestException e) {
            fail("misconfigured", e);
        } catch (RuntimeException | LinkageError e) {
            // A store that is down is one failing test here, and no concern of other classes.
            fail("recordings cannot be listed", e);
        }
    }

    private ReplayPlan plan() {
        PlaybackTest annotation = PlaybackTestClasses.annotationOf(testClass).orElseThrow();
        return new PlanReader(context.settings(), context.cassettes(), Clock.systemUTC())
                .read(testClass, annotation, new LazyInstance(testClass));
    }

    private void replay(ReplayPlan plan) {
        context.log().begin(testClass);
        if (descriptor.selection().isByIdOnly()) {
            descriptor.selection().ids().forEach(id -> replaySelected(plan, id));
            return;
        }
        RecordingListing listing = new RecordingListing(plan, context.settings());
        ReplayOrder order = context.settings().order();
        context.log().order(order);
        try (Stream<RecordingId> stored = listing.list();
                Stream<RecordingId> ids =
                        order.order(stored, () -> context.log().failedBefore(testClass))) {
            replay(plan, ids);
        }
        if (listing.keptNone()) {
            notice(plan, listing);
        }
    }

    private void replay(ReplayPlan plan, Stream<RecordingId> ids) {
        int[] position = {0};
        ids.forEach(id -> {
            if (descriptor.selection().wants(position[0]++, id.toString())) {
                replay(plan, id);
            }
        });
    }

    private void replay(ReplayPlan plan, RecordingId id) {
        if (!begun.add(id.toString())) {
            fail(
                    "listed twice " + id,
                    new IllegalStateException(
                            "%s lists recording %s twice. Its tests could not be told apart, so it runs once."
                                    .formatted(plan.cassette(), id)));
            return;
        }
        executor.accept(LeafDescriptor.recording(
                descriptor, id.toString(), names.nameOf(id.toString()), (run, leaf) -> new RecordingTest(
                                plan, id, leaf, run)
                        .run()));
    }

    private void replaySelected(ReplayPlan plan, String id) {
        try {
            replay(plan, RecordingId.parse(id));
        } catch (IllegalArgumentException e) {
            executor.accept(LeafDescriptor.recording(descriptor, id, names.nameOf(id), (run, leaf) -> {
                throw e;
            }));
        }
    }

    private void notice(ReplayPlan plan, RecordingListing listing) {
        if (!listing.foundNone()) {
            executor.accept(LeafDescriptor.skipped(descriptor, "no recordings left", listing.whyNoneKept()));
        } else if (plan.allowEmpty()) {
            executor.accept(LeafDescriptor.skipped(descriptor, "no recordings", listing.whyNoneFound()));
        } else {
            fail("no recordings", new AssertionFailedError(listing.whyNoneFound()));
        }
    }

    private Optional<String> unwoven() {
        List<String> unwoven = context.unwoven();
        return unwoven.isEmpty()
                ? Optional.empty()
                : Optional.of("%s are not woven, so a replay would run their calls for real. %s"
                        .formatted(unwoven, UnwovenClasses.REMEDY));
    }

    private void fail(String name, Throwable failure) {
        context.log().trouble(testClass);
        executor.accept(LeafDescriptor.failing(descriptor, name, failure));
    }
}

package dev.playback.junit;

import dev.playback.recording.RecordingId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/** Makes the tests of one class, each as soon as its recording is listed. For one use by one thread. */
final class RecordingTests {

    private final PlaybackClassDescriptor descriptor;
    private final ReplayPlan plan;
    private final Replay replay;
    private final PlaybackExecutionContext context;
    private final Consumer<LeafDescriptor> executor;
    private final RecordingNames names = new RecordingNames();
    private final Set<String> begun = new HashSet<>();

    RecordingTests(
            PlaybackClassDescriptor descriptor,
            ReplayPlan plan,
            Replay replay,
            PlaybackExecutionContext context,
            Consumer<LeafDescriptor> executor) {
        this.descriptor = descriptor;
        this.plan = plan;
        this.replay = replay;
        this.context = context;
        this.executor = executor;
    }

    void run() {
        if (descriptor.selection().isByIdOnly()) {
            descriptor.selection().ids().forEach(this::runSelected);
            return;
        }
        RecordingListing listing = new RecordingListing(plan, context.settings());
        ReplayOrder order = context.settings().order();
        context.log().order(order);
        try (Stream<RecordingId> stored = listing.list();
                Stream<RecordingId> ids =
                        order.order(stored, () -> context.log().failedBefore(plan.testClass()))) {
            run(ids);
        }
        context.log().found(plan.testClass(), listing);
        if (listing.keptNone()) {
            notice(listing);
        }
    }

    private void run(Stream<RecordingId> ids) {
        int[] position = {0};
        ids.forEach(id -> {
            if (descriptor.selection().wants(position[0]++, id.toString())) {
                run(id);
            }
        });
    }

    private void run(RecordingId id) {
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
                                plan, replay, id, leaf, run)
                        .run()));
    }

    private void runSelected(String id) {
        try {
            run(RecordingId.parse(id));
        } catch (IllegalArgumentException e) {
            executor.accept(LeafDescriptor.recording(descriptor, id, names.nameOf(id), (run, leaf) -> {
                throw e;
            }));
        }
    }

    private void notice(RecordingListing listing) {
        if (!listing.foundNone()) {
            executor.accept(LeafDescriptor.skipped(descriptor, "no recordings left", listing.whyNoneKept()));
        } else if (plan.allowEmpty()) {
            executor.accept(LeafDescriptor.skipped(descriptor, "no recordings", listing.whyNoneFound()));
        } else {
            fail("no recordings", new AssertionFailedError(listing.whyNoneFound()));
        }
    }

    private void fail(String name, Throwable failure) {
        context.log().trouble(plan.testClass());
        executor.accept(LeafDescriptor.failing(descriptor, name, failure));
    }
}

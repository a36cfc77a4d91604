package dev.playback.junit;

import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.recording.RecordingId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/** Runs a method annotated with {@link PlaybackTest} once for each recording. It looks at annotations of methods alone. */
final class PlaybackExtension implements TestTemplateInvocationContextProvider {

    private static final Namespace NAMESPACE = Namespace.create(PlaybackExtension.class);

    // Made by Jupiter.
    PlaybackExtension() {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getTestMethod()
                .map(method -> AnnotationSupport.isAnnotated(method, PlaybackTest.class))
                .orElse(false);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        JupiterRun run = runOf(context);
        try {
            run.obstacle().ifPresent(obstacle -> {
                throw new AssertionFailedError(obstacle);
            });
            return recordings(context, run);
        } catch (RuntimeException | AssertionFailedError e) {
            run.log().trouble(context.getRequiredTestClass());
            return Stream.of(NoticeContext.failing("cannot replay", e));
        }
    }

    private static Stream<TestTemplateInvocationContext> recordings(ExtensionContext context, JupiterRun run) {
        PlaybackTest annotation = AnnotationSupport.findAnnotation(context.getTestMethod(), PlaybackTest.class)
                .orElseThrow();
        ReplayPlan plan = run.plans().read(context.getRequiredTestClass(), annotation, JupiterMembers.of(context));
        if (annotation.isolation() == Isolation.PROCESS) {
            throw new MisconfiguredTestException(
                    "A method cannot replay in a process of its own, since its test instance is here. Put @PlaybackTest on a class.");
        }
        run.log().begin(plan.testClass());
        RecordingListing listing = new RecordingListing(plan, run.settings());
        RecordingNames names = new RecordingNames();
        Stream<RecordingId> ids = listing.list();
        StrayCalls strays = new StrayCalls();
        Stream<TestTemplateInvocationContext> recordings =
                ids.map(id -> new RecordingContext(annotation, plan, id, names.nameOf(id.toString()), strays, run));
        // Both are asked when the list has ended.
        Stream<TestTemplateInvocationContext> none =
                Stream.of(listing).filter(RecordingListing::keptNone).map(empty -> notice(plan, empty));
        Stream<TestTemplateInvocationContext> whole = Stream.of(run.log())
                .flatMap(log -> log.runFailures(plan.testClass(), config(context, run, annotation)).stream())
                .map(why -> NoticeContext.failing("match rate", new AssertionFailedError(why)));
        return Stream.concat(recordings, Stream.concat(none, whole))
                .onClose(ids::close)
                .onClose(() -> end(strays));
    }

    // What is thrown here fails the method as a whole.
    private static void end(StrayCalls strays) {
        strays.close();
        strays.check();
    }

    private static CompareExecutionConfig config(ExtensionContext context, JupiterRun run, PlaybackTest annotation) {
        return new ReplayReader(run.settings(), annotation, JupiterMembers.of(context), Optional::empty).config();
    }

    private static TestTemplateInvocationContext notice(ReplayPlan plan, RecordingListing listing) {
        if (!listing.foundNone()) {
            return NoticeContext.skipped("no recordings left", listing.whyNoneKept());
        }
        return plan.allowEmpty()
                ? NoticeContext.skipped("no recordings", listing.whyNoneFound())
                : NoticeContext.failing("no recordings", new AssertionFailedError(listing.whyNoneFound()));
    }

    private static JupiterRun runOf(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(JupiterRun.class, key -> JupiterRun.of(context), JupiterRun.class);
    }
}

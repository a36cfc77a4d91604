package dev.playback.junit;

import dev.playback.recording.Recording;
import java.util.Objects;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;

/** One recording as a test, or a notice: a test that stands where there could be none. */
final class LeafDescriptor extends AbstractTestDescriptor implements Node<PlaybackExecutionContext> {

    static final String RECORDING = "recording";
    static final String NOTICE = "notice";

    private final Body body;
    private final SkipResult skip;

    private LeafDescriptor(UniqueId id, String className, String name, Body body, SkipResult skip) {
        // Surefire 3.5.3 counts a failing test as none unless its source is a method with parameter types; IDEs find
        // the
        // class where the method has its simple name.
        super(
                id,
                name,
                MethodSource.from(
                        className,
                        className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1),
                        Recording.class.getName()));
        this.body = body;
        this.skip = skip;
    }

    /** What a test does. */
    @FunctionalInterface
    interface Body {
        void run(PlaybackExecutionContext context, TestDescriptor leaf) throws Exception;
    }

    static LeafDescriptor recording(PlaybackClassDescriptor parent, String id, String name, Body body) {
        return of(parent, RECORDING, id, name, body, SkipResult.doNotSkip());
    }

    /** Returns a test that fails with {@code failure}. */
    static LeafDescriptor failing(PlaybackClassDescriptor parent, String name, Throwable failure) {
        Objects.requireNonNull(failure, "failure");
        return of(
                parent,
                NOTICE,
                name,
                name,
                (context, leaf) -> {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (Exception) failure;
                },
                SkipResult.doNotSkip());
    }

    /** Returns a test that is skipped; without it the class would not show at all. */
    static LeafDescriptor skipped(PlaybackClassDescriptor parent, String name, String reason) {
        return of(parent, NOTICE, name, name, (context, leaf) -> {}, SkipResult.skip(reason));
    }

    /** Returns a test that fails since what its id names is not there any more. */
    static LeafDescriptor gone(UniqueId id) {
        String className = id.getSegments().get(1).getValue();
        return new LeafDescriptor(
                id,
                className,
                id.getLastSegment().getValue(),
                (context, leaf) -> {
                    throw new AssertionFailedError(
                            "%s was selected, but there is no class %s with @PlaybackTest. Was it renamed?"
                                    .formatted(id, className));
                },
                SkipResult.doNotSkip());
    }

    private static LeafDescriptor of(
            PlaybackClassDescriptor parent, String segment, String value, String name, Body body, SkipResult skip) {
        LeafDescriptor leaf = new LeafDescriptor(
                parent.getUniqueId().append(segment, value), parent.testClass().getName(), name, body, skip);
        // Not added as a child: thousands of finished recordings would stay in memory.
        leaf.setParent(parent);
        return leaf;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.CONCURRENT;
    }

    @Override
    public SkipResult shouldBeSkipped(PlaybackExecutionContext context) {
        return skip;
    }

    @Override
    public PlaybackExecutionContext execute(PlaybackExecutionContext context, DynamicTestExecutor executor)
            throws Exception {
        body.run(context, this);
        return context;
    }
}

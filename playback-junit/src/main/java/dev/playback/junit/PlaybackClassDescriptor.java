package dev.playback.junit;

import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A class annotated with {@link PlaybackTest}; its recordings are listed when it runs. */
final class PlaybackClassDescriptor extends AbstractTestDescriptor implements Node<PlaybackExecutionContext> {

    static final String SEGMENT = "class";

    private final Class<?> testClass;
    private final RecordingSelection selection = new RecordingSelection();

    PlaybackClassDescriptor(UniqueId uniqueId, Class<?> testClass) {
        super(uniqueId, JupiterAnnotations.displayName(testClass), ClassSource.from(testClass));
        this.testClass = testClass;
    }

    Class<?> testClass() {
        return testClass;
    }

    RecordingSelection selection() {
        return selection;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public boolean mayRegisterTests() {
        return true;
    }

    @Override
    public String getLegacyReportingName() {
        return testClass.getName();
    }

    @Override
    public Set<TestTag> getTags() {
        return JupiterAnnotations.tags(testClass);
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.CONCURRENT;
    }

    @Override
    public PlaybackExecutionContext execute(PlaybackExecutionContext context, DynamicTestExecutor executor) {
        new ClassRun(this, context, executor).run();
        return context;
    }
}

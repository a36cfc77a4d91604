package dev.playback.junit;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.interception.MethodPoint;
import dev.playback.player.TapePlayer;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A class annotated with {@link PlaybackTest}; its recordings are listed when it runs. */
final class PlaybackClassDescriptor extends AbstractTestDescriptor implements Node<PlaybackExecutionContext> {

    static final String SEGMENT = "class";

    private final Class<?> testClass;
    private final Set<String> selected = new LinkedHashSet<>();

    PlaybackClassDescriptor(UniqueId uniqueId, Class<?> testClass) {
        super(uniqueId, testClass.getSimpleName(), ClassSource.from(testClass));
        this.testClass = testClass;
    }

    /** Runs only the selected recordings, once any was selected. */
    void select(String recording) {
        selected.add(recording);
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
    public PlaybackExecutionContext execute(PlaybackExecutionContext context, DynamicTestExecutor executor) {
        PlaybackTest annotation =
                AnnotationSupport.findAnnotation(testClass, PlaybackTest.class).orElseThrow();
        if (!context.unwoven().isEmpty()) {
            run(executor, RecordingDescriptor.unwoven(this, testClass, context.unwoven()));
            return context;
        }
        String directory = annotation.cassette().isEmpty()
                ? context.parameters().get("playback.cassette").orElse("recordings")
                : annotation.cassette();
        TapeCassette cassette = new FileTapeCassette(Path.of(directory));
        Class<?> service = annotation.value();
        TapePlayer player = TapePlayer.over(cassette, service);
        Supplier<?> instances = () -> ReflectionSupport.newInstance(service);
        List<RecordingId> ids = selected.isEmpty()
                ? categories(service).stream().flatMap(cassette::find).toList()
                : selected.stream().map(RecordingId::parse).toList();
        if (ids.isEmpty()) {
            run(executor, RecordingDescriptor.none(this, testClass, categories(service), cassette));
        }
        ids.forEach(id -> run(executor, RecordingDescriptor.of(this, testClass, id, player, instances)));
        return context;
    }

    private void run(DynamicTestExecutor executor, RecordingDescriptor recording) {
        // Not added as a child: thousands of finished recordings would stay in memory.
        recording.setParent(this);
        executor.execute(recording);
    }

    private static List<String> categories(Class<?> service) {
        return MethodPoint.operationsOf(service).stream()
                .map(MethodPoint::alias)
                .distinct()
                .toList();
    }
}

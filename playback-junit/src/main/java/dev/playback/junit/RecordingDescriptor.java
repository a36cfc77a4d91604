package dev.playback.junit;

import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.Difference;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.interception.UnwovenClasses;
import dev.playback.player.TapePlayer;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;

/** One recording as a test, or the failing test that stands where recordings are missing. */
final class RecordingDescriptor extends AbstractTestDescriptor implements Node<PlaybackExecutionContext> {

    static final String SEGMENT = "recording";

    private final Runnable test;

    private RecordingDescriptor(TestDescriptor parent, Class<?> testClass, String name, Runnable test) {
        // Surefire 3.5.3 counts a failing test as none unless its source is a method with parameter types.
        super(
                parent.getUniqueId().append(SEGMENT, name),
                name,
                MethodSource.from(testClass.getName(), testClass.getSimpleName(), Recording.class.getName()));
        this.test = test;
    }

    static RecordingDescriptor of(
            TestDescriptor parent, Class<?> testClass, RecordingId id, TapePlayer player, Supplier<?> instances) {
        Equalizer equalizer = new Equalizer(List.of(id), player, instances);
        return new RecordingDescriptor(
                parent, testClass, id.toString(), () -> equalizer.compare().forEach(RecordingDescriptor::check));
    }

    static RecordingDescriptor none(
            TestDescriptor parent, Class<?> testClass, List<String> categories, TapeCassette cassette) {
        return new RecordingDescriptor(parent, testClass, "no recordings", () -> {
            throw new AssertionFailedError(
                    "No recordings of %s in %s. Record some, or set the cassette of @PlaybackTest or playback.cassette."
                            .formatted(categories, cassette));
        });
    }

    static RecordingDescriptor unwoven(TestDescriptor parent, Class<?> testClass, List<String> unwoven) {
        return new RecordingDescriptor(parent, testClass, "classes not woven", () -> {
            throw new AssertionFailedError("%s are not woven, so a replay would run their calls for real. %s"
                    .formatted(unwoven, UnwovenClasses.REMEDY));
        });
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public PlaybackExecutionContext execute(PlaybackExecutionContext context, DynamicTestExecutor executor) {
        test.run();
        return context;
    }

    private static void check(Comparison comparison) {
        if (comparison.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        if (comparison.status() != EqualityStatus.EQUAL) {
            String message = lines(comparison, Difference::toString);
            AssertionFailedError error = new AssertionFailedError(
                    "Recording %s is %s:%n%s".formatted(comparison.id(), comparison.status(), message),
                    lines(comparison, difference -> difference.path() + ": " + difference.recorded()),
                    lines(comparison, difference -> difference.path() + ": " + difference.replayed()));
            // The frames are ours; the differences say where to look.
            error.setStackTrace(new StackTraceElement[0]);
            throw error;
        }
    }

    private static String lines(Comparison comparison, Function<Difference, String> line) {
        return comparison.differences().stream().map(line).collect(Collectors.joining("\n"));
    }
}

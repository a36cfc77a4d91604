package dev.playback.junit;

import dev.playback.configuration.Setting;
import dev.playback.equalizer.Comparison;
import dev.playback.junit.failure.DifferenceFailure;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/** What a failing test says: what differs, where the recording comes from, and how to run it alone. Fit for a log. */
record FailureText(ReplayPlan plan, Comparison comparison) {

    AssertionFailedError failure() {
        return DifferenceFailure.of(comparison, headline(), "It was " + origin());
    }

    String message() {
        return DifferenceFailure.message(comparison, headline(), "It was " + origin());
    }

    private String headline() {
        return "Recording %s is %s:".formatted(comparison.id(), comparison.status());
    }

    /** Returns which recording it is, where it comes from, how to run it alone, and what the replay was not given. */
    String place() {
        return Stream.concat(
                        Stream.of("Recording %s was %s".formatted(comparison.id(), origin())),
                        DifferenceFailure.notes(comparison).stream())
                .collect(Collectors.joining("\n"));
    }

    private String origin() {
        RecordingMetadata metadata = comparison.metadata();
        StringBuilder origin = new StringBuilder("recorded");
        metadata.recordedAt().ifPresent(at -> origin.append(" at ").append(at));
        String method = metadata.text(RecordingMetadata.OPERATION_METHOD);
        if (!method.isEmpty()) {
            origin.append(" by ")
                    .append(metadata.text(RecordingMetadata.OPERATION_CLASS))
                    .append('.')
                    .append(method);
        }
        append(origin, " on ", metadata.text(RecordingMetadata.HOST));
        append(origin, ", version ", metadata.text(RecordingMetadata.APPLICATION_VERSION));
        return origin.append(" and is in ")
                .append(plan.cassette())
                .append("\nRun only this one: ")
                .append(command(plan.testClass(), comparison.id()))
                .toString();
    }

    private static void append(StringBuilder text, String before, String value) {
        if (!value.isEmpty()) {
            text.append(before).append(value);
        }
    }

    /** Returns what runs one recording alone. */
    static String command(Class<?> testClass, RecordingId id) {
        return System.getProperty("org.gradle.test.worker") == null
                ? "mvn test -Dtest='%s' -Dplayback.junit.include='%s'%s"
                        .formatted(
                                testClass
                                        .getName()
                                        .substring(testClass.getName().lastIndexOf('.') + 1),
                                id,
                                given(setting -> " -D" + setting.key()))
                : "PLAYBACK_JUNIT_INCLUDE='%s'%s ./gradlew test --tests '%s'"
                        .formatted(id, given(setting -> " " + setting.variable()), testClass.getName());
    }

    // What was given on the command line decides which recording it is and how it is compared.
    private static String given(Function<Setting, String> name) {
        return Stream.of(Setting.CASSETTE, Setting.COMPARE_RULES)
                .filter(setting -> System.getProperty(setting.key()) != null)
                .map(setting -> name.apply(setting) + "='" + System.getProperty(setting.key()) + "'")
                .collect(Collectors.joining());
    }
}

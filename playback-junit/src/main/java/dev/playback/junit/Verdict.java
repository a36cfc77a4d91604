package dev.playback.junit;

import dev.playback.difference.Difference;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** What a comparison means for a test. */
record Verdict(ReplayPlan plan, Comparison comparison) {

    boolean isPass() {
        return comparison.status() == EqualityStatus.EQUAL
                || (comparison.status() == EqualityStatus.FIXED && plan.fixed() == Fixed.PASS);
    }

    /** Throws unless the test passes: a difference as a failed assertion, any trouble as what it is. */
    void check() {
        if (isPass()) {
            return;
        }
        if (comparison.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        if (comparison.failure() instanceof Error failure) {
            throw failure;
        }
        AssertionFailedError error = new AssertionFailedError(
                message(),
                lines(difference -> difference.path() + ": " + difference.recordedText()),
                lines(difference -> difference.path() + ": " + difference.replayedText()));
        // The frames are ours; the differences say where to look.
        error.setStackTrace(new StackTraceElement[0]);
        throw error;
    }

    String message() {
        return "Recording %s is %s:%n%s".formatted(comparison.id(), comparison.status(), lines(Difference::toString));
    }

    private String lines(Function<Difference, String> line) {
        return comparison.differences().stream().map(line).collect(Collectors.joining("\n"));
    }
}

package dev.playback.junit;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;

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
        FailureText text = new FailureText(plan, comparison);
        if (comparison.failure() instanceof RuntimeException failure) {
            throw withPlace(failure, text);
        }
        if (comparison.failure() instanceof Error failure) {
            throw withPlace(failure, text);
        }
        throw text.failure();
    }

    /** Returns what a person reads who has only this text. */
    String message() {
        return new FailureText(plan, comparison).message();
    }

    // Its own message says what went wrong, but not with which recording.
    private static <T extends Throwable> T withPlace(T failure, FailureText text) {
        failure.addSuppressed(new ReplayedRecording(text.place()));
        return failure;
    }
}

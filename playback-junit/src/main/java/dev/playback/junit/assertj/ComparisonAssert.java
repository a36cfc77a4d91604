package dev.playback.junit.assertj;

import dev.playback.difference.Difference;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.junit.failure.DifferenceFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractObjectAssert;

/** Assertions on a comparison. */
// Soft assertions make a subclass of it.
public class ComparisonAssert extends AbstractObjectAssert<ComparisonAssert, Comparison> {

    /** Begins an assertion on {@code actual}. */
    public ComparisonAssert(Comparison actual) {
        super(actual, ComparisonAssert.class);
    }

    /** Fails with all differences unless the replay was as recorded. */
    public ComparisonAssert isEqual() {
        return hasStatus(EqualityStatus.EQUAL);
    }

    /** Fails with all differences unless the comparison came to {@code status}. */
    public ComparisonAssert hasStatus(EqualityStatus status) {
        isNotNull();
        if (actual.status() != status) {
            throw DifferenceFailure.of(
                    actual,
                    "Recording %s is %s, where %s was expected:".formatted(actual.id(), actual.status(), status),
                    "");
        }
        return this;
    }

    /** Fails unless there is a difference at each of {@code paths}, or below it. */
    public ComparisonAssert differsAt(String... paths) {
        isNotNull();
        for (String path : paths) {
            if (differences().stream().noneMatch(difference -> isAt(difference, path))) {
                throw failure("Recording %s does not differ at %s. It is %s and differs at %s."
                        .formatted(actual.id(), path, actual.status(), differing()));
            }
        }
        return this;
    }

    /** Fails unless there is a difference at each of {@code paths}, or below it, and nowhere else. */
    public ComparisonAssert differsOnlyAt(String... paths) {
        differsAt(paths);
        List<Difference> others = differences().stream()
                .filter(difference -> Arrays.stream(paths).noneMatch(path -> isAt(difference, path)))
                .toList();
        if (!others.isEmpty()) {
            throw failure("Recording %s also differs at %s."
                    .formatted(
                            actual.id(),
                            others.stream().map(Difference::toString).toList()));
        }
        return this;
    }

    /** Fails if the replay asked for a call that was not recorded. */
    public ComparisonAssert hasNoMissingCalls() {
        isNotNull();
        if (actual.status() == EqualityStatus.EQUALIZER_FAILURE) {
            throw failure("Recording %s could not be compared: %s".formatted(actual.id(), actual.message()));
        }
        return this;
    }

    /** Fails if the replay took longer than {@code limit}. */
    public ComparisonAssert tookAtMost(Duration limit) {
        isNotNull();
        Duration took = Duration.ofNanos(actual.playback().replayedMicros() * 1000);
        if (took.compareTo(limit) > 0) {
            throw failure("The replay of %s took %s, which is longer than %s.".formatted(actual.id(), took, limit));
        }
        return this;
    }

    private List<Difference> differences() {
        return actual.differences();
    }

    private List<String> differing() {
        return differences().stream().map(Difference::path).toList();
    }

    private static boolean isAt(Difference difference, String path) {
        String there = difference.path();
        return there.equals(path) || (there.startsWith(path) && ".[".indexOf(there.charAt(path.length())) >= 0);
    }

    private AssertionError failure(String message) {
        return super.failure("%s", message);
    }
}

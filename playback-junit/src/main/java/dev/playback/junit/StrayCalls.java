package dev.playback.junit;

import dev.playback.interception.LiveCall;
import dev.playback.interception.ReplayRun;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/** Intercepted calls that ran for real between the replays of a run: work that a replay left behind. For any number of threads. */
final class StrayCalls implements AutoCloseable {

    private final ReplayRun run = ReplayRun.open();

    /** Returns what there was since this was asked last, as a failure; empty if nothing. */
    Optional<AssertionFailedError> found() {
        List<LiveCall> calls = run.takeLiveCalls();
        return calls.isEmpty() ? Optional.empty() : Optional.of(failure(calls));
    }

    /** @throws AssertionFailedError if there was something since this was asked last */
    void check() {
        found().ifPresent(failure -> {
            throw failure;
        });
    }

    @Override
    public void close() {
        run.close();
    }

    private static AssertionFailedError failure(List<LiveCall> calls) {
        LiveCall first = calls.get(0);
        AssertionFailedError failure = new AssertionFailedError(
                ("%s (%s) ran for real on thread '%s' between two replays%s. Work that a replay left behind may have touched the"
                                + " real world. Let the operation wait for it, or declare it with Intercept.live.")
                        .formatted(
                                first.point().alias(),
                                first.point().shortName(),
                                first.thread(),
                                calls.size() == 1
                                        ? ""
                                        : ", and at least %d other calls did".formatted(calls.size() - 1)));
        failure.setStackTrace(first.stack().toArray(StackTraceElement[]::new));
        return failure;
    }
}

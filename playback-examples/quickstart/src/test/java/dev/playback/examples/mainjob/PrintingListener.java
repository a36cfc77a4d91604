package dev.playback.examples.mainjob;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.opentest4j.AssertionFailedError;

/** Prints each test as it ends and keeps what failed. Changes over time; called by one thread at a time. */
final class PrintingListener implements TestExecutionListener {

    private final PrintStream out;
    private final String expectedPath;
    private final List<Throwable> failedTests = new ArrayList<>();
    private int tests;
    private boolean containerFailed;

    PrintingListener(PrintStream out, String expectedPath) {
        this.out = out;
        this.expectedPath = expectedPath;
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        if (identifier.isContainer()) {
            print(identifier, identifier.getDisplayName());
        }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        boolean green = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (identifier.isContainer()) {
            containerFailed |= !green;
        } else {
            tests++;
            print(identifier, (green ? "ok   " : "RED  ") + identifier.getDisplayName());
            result.getThrowable().ifPresent(failedTests::add);
        }
        result.getThrowable().stream()
                .flatMap(PrintingListener::lines)
                .forEach(line -> print(identifier, "       " + line));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        out.printf("%d tests, %d green, %d red%n", tests, tests - failedTests.size(), failedTests.size());
    }

    /** Says what the run came to. */
    Verdict verdict() {
        if (tests == 0 || containerFailed) {
            return Verdict.BROKEN;
        }
        if (failedTests.isEmpty()) {
            return Verdict.GREEN;
        }
        return failedTests.stream().allMatch(this::isExpected) ? Verdict.RED : Verdict.BROKEN;
    }

    private boolean isExpected(Throwable failure) {
        return isDifference(failure)
                && failure.getMessage().lines().anyMatch(line -> line.startsWith(expectedPath + ": "));
    }

    private void print(TestIdentifier identifier, String line) {
        int depth = identifier.getUniqueIdObject().getSegments().size() - 1;
        out.println("  ".repeat(depth) + line);
    }

    private static Stream<String> lines(Throwable failure) {
        // The first line of a difference repeats the name of the test.
        return isDifference(failure) ? failure.getMessage().lines().skip(1) : failure.toString().lines();
    }

    private static boolean isDifference(Throwable failure) {
        return failure instanceof AssertionFailedError error && error.isActualDefined();
    }
}

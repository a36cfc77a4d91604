package dev.playback.interception;

import java.util.List;

/**
 * Knows the thread of a test framework by its stack. What such a thread calls without a session belongs to the test that it runs, or
 * to what the framework prepares for one, and to no replay: the thread of a replay has a session.
 */
final class TestFrames {

    private static final List<String> FRAMEWORKS = List.of("org.junit.", "junit.framework.", "org.testng.");
    private static final String SEAM = Seam.class.getName();
    private static final String POOL = "java.util.concurrent.ForkJoin";

    private TestFrames() {}

    /**
     * Says whether {@code stack}, innermost frame first, is of a thread that runs a test. Inside a framework's fork-join pool, a worker
     * that waits takes up any work of the pool, a replay's as well: such a piece has the pool's frames between itself and the test's.
     */
    static boolean runA(List<StackTraceElement> stack) {
        for (StackTraceElement frame : stack) {
            // A replay that lost its session, such as in a library that unbinds its thread, is no test's.
            boolean isReplay =
                    frame.getClassName().equals(SEAM) && frame.getMethodName().equals("replay");
            if (isReplay || frame.getClassName().startsWith(POOL)) {
                return false;
            }
            if (FRAMEWORKS.stream().anyMatch(frame.getClassName()::startsWith)) {
                return true;
            }
        }
        return false;
    }
}

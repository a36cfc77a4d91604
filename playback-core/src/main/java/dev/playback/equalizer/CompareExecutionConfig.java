package dev.playback.equalizer;

import java.time.Duration;
import java.util.Objects;

/**
 * How comparisons are made.
 *
 * @param keepResults whether comparisons keep what they compared; off by default, since results may be large
 * @param dedicatedProcess whether replays run in JVMs of their own, which the studio and the test engine then start
 * @param recycleRate after how many comparisons a dedicated process is replaced
 * @param timeout how long one comparison may take; zero for no limit. With a limit, an in-process comparison runs on a thread of its
 *     own; a dedicated process has a limit of 10 minutes unless another is given
 * @param parallelism how many comparisons are made at once
 * @param minimumMatchRate the least share of recorded and replayed calls, from 0 to 1, that must match over a whole run
 * @param unusedInputsFail whether recorded inputs that a replay never asked for are differences
 */
public record CompareExecutionConfig(
        boolean keepResults,
        boolean dedicatedProcess,
        int recycleRate,
        Duration timeout,
        int parallelism,
        double minimumMatchRate,
        boolean unusedInputsFail) {

    private static final CompareExecutionConfig STANDARD =
            new CompareExecutionConfig(false, false, 5, Duration.ZERO, 1, 0, false);

    /** Refuses a negative timeout, a rate below 1, a parallelism below 1 and a match rate that is no share. */
    public CompareExecutionConfig {
        Objects.requireNonNull(timeout, "timeout");
        check(recycleRate >= 1, "recycleRate", recycleRate, "a number of comparisons from 1");
        check(!timeout.isNegative(), "timeout", timeout, "zero or more");
        check(parallelism >= 1, "parallelism", parallelism, "a number of comparisons from 1");
        check(minimumMatchRate >= 0 && minimumMatchRate <= 1, "minimumMatchRate", minimumMatchRate, "from 0 to 1");
    }

    /** Returns the one that is used if none is given: one comparison after the other, in this process, without a limit. */
    public static CompareExecutionConfig standard() {
        return STANDARD;
    }

    /** Returns this with results kept in comparisons. */
    public CompareExecutionConfig keepingResults() {
        return new CompareExecutionConfig(
                true, dedicatedProcess, recycleRate, timeout, parallelism, minimumMatchRate, unusedInputsFail);
    }

    /** Returns this with replays in JVMs of their own. */
    public CompareExecutionConfig inDedicatedProcess() {
        return new CompareExecutionConfig(
                keepResults, true, recycleRate, timeout, parallelism, minimumMatchRate, unusedInputsFail);
    }

    /** Returns this with a dedicated process replaced after so many comparisons. */
    public CompareExecutionConfig recycleRate(int comparisons) {
        return new CompareExecutionConfig(
                keepResults, dedicatedProcess, comparisons, timeout, parallelism, minimumMatchRate, unusedInputsFail);
    }

    /** Returns this with a limit for one comparison; zero for none. */
    public CompareExecutionConfig timeout(Duration limit) {
        return new CompareExecutionConfig(
                keepResults, dedicatedProcess, recycleRate, limit, parallelism, minimumMatchRate, unusedInputsFail);
    }

    /** Returns this with so many comparisons at once. */
    public CompareExecutionConfig parallelism(int comparisons) {
        return new CompareExecutionConfig(
                keepResults, dedicatedProcess, recycleRate, timeout, comparisons, minimumMatchRate, unusedInputsFail);
    }

    /** Returns this with the least share of calls that must match over a whole run. */
    public CompareExecutionConfig minimumMatchRate(double share) {
        return new CompareExecutionConfig(
                keepResults, dedicatedProcess, recycleRate, timeout, parallelism, share, unusedInputsFail);
    }

    /** Returns this with recorded inputs that a replay never asked for as differences. */
    public CompareExecutionConfig failingOnUnusedInputs() {
        return new CompareExecutionConfig(
                keepResults, dedicatedProcess, recycleRate, timeout, parallelism, minimumMatchRate, true);
    }

    private static void check(boolean right, String name, Object value, String wanted) {
        if (!right) {
            throw new IllegalArgumentException("%s cannot be %s. Give %s.".formatted(name, value, wanted));
        }
    }
}

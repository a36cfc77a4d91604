package dev.playback.report;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * An exception as text.
 *
 * @param summary its class and message, cut after 12,000 characters
 * @param stackTrace its stack trace with causes, cut after 12,000 characters
 */
public record ReportedFailure(String summary, String stackTrace) {

    private static final int LONGEST_STACK = 12_000;

    /** Writes down {@code failure}. */
    public static ReportedFailure of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return new ReportedFailure(
                Texts.cut(failure.toString(), LONGEST_STACK), Texts.cut(text.toString(), LONGEST_STACK));
    }

    /** Returns the first line of the summary. */
    public String headline() {
        return summary.lines().findFirst().orElse(summary);
    }
}

package dev.playback.report;

import org.jspecify.annotations.Nullable;

/** A report could not be written or read. */
public final class ReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.playback.completion;

import java.io.Serial;

/** A publisher gave values and then failed, of which a recording can hold only one. */
public final class FailedAfterValuesException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Tells what {@code method} did.
     *
     * @param values how many it gave
     */
    public FailedAfterValuesException(String method, int values, Throwable error) {
        super(
                "%s failed after %d values, and a recording holds either values or an error: %s. Let it return a Mono of a list, which gives all or nothing."
                        .formatted(method, values, error),
                error);
    }
}

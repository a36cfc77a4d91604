package dev.playback.isolation;

/** A comparison was made in a worker, and its result cannot be sent: too large, or a value in it cannot be written. */
public final class UnsendableResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsendableResultException(String reason) {
        super(("The comparison was made, but its result cannot be sent from the worker: %s."
                        + " Let the result extractor return plain data, or less of it, or switch off keeping results.")
                .formatted(reason));
    }
}

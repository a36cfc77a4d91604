package dev.playback.examples.orders;

import java.io.Serial;

/** The catalog has no such product. */
public final class UnknownProductException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    // A recording keeps class and message of an exception: this constructor makes it again.
    private UnknownProductException(String message) {
        super(message);
    }

    static UnknownProductException of(String sku) {
        return new UnknownProductException("The catalog has no product '%s'. Leave it out of the order.".formatted(sku));
    }
}

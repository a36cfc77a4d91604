package dev.playback.examples.quickstart;

import java.math.BigDecimal;

/** How many pieces cost what. */
final class PriceRule {

    private PriceRule() {}

    /** Five pieces and more are ten percent cheaper. */
    static BigDecimal price(BigDecimal piece, int count) {
        BigDecimal full = piece.multiply(BigDecimal.valueOf(count));
        return count >= 5 ? full.multiply(new BigDecimal("0.9")) : full;
    }
}

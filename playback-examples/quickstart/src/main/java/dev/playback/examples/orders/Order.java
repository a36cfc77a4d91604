package dev.playback.examples.orders;

import java.math.BigDecimal;
import java.util.List;

/** An order as it is stored. */
public record Order(String customer, List<PricedLine> lines, BigDecimal total) {

    /** Copies the lines. */
    public Order {
        lines = List.copyOf(lines);
    }
}

package dev.playback.examples.orders;

import java.util.List;

/** What a customer asks for. */
public record OrderRequest(String customer, List<OrderLine> lines) {

    /** Copies the lines. */
    public OrderRequest {
        lines = List.copyOf(lines);
    }
}

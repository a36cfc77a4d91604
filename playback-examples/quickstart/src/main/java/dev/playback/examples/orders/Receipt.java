package dev.playback.examples.orders;

import java.math.BigDecimal;

/** What the customer gets back. */
public record Receipt(String orderId, BigDecimal total) {}

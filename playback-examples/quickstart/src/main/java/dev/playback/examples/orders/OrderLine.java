package dev.playback.examples.orders;

/** How many pieces of a product a customer wants. */
public record OrderLine(String sku, int quantity) {}

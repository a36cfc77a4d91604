package dev.playback.examples.orders;

/** An order line with the product that it was sold as. */
public record PricedLine(Product product, int quantity) {}

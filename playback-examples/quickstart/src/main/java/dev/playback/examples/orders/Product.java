package dev.playback.examples.orders;

import java.math.BigDecimal;

/** A product as the catalog describes it at the moment. */
public record Product(String sku, String name, BigDecimal price) {}

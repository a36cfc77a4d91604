package dev.playback.examples.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What an order costs: less for ten pieces of a product, less for customers with three earlier orders. */
final class PriceRule {

    private static final int MANY = 10;
    private static final int LOYAL = 3;
    private static final BigDecimal MANY_FACTOR = new BigDecimal("0.90");
    private static final BigDecimal LOYAL_FACTOR = new BigDecimal("0.95");

    BigDecimal total(List<PricedLine> lines, int earlierOrders) {
        BigDecimal sum = lines.stream().map(PriceRule::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal total = earlierOrders >= LOYAL ? sum.multiply(LOYAL_FACTOR) : sum;
        return total.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal price(PricedLine line) {
        BigDecimal price = line.product().price().multiply(BigDecimal.valueOf(line.quantity()));
        return line.quantity() >= MANY ? price.multiply(MANY_FACTOR) : price;
    }
}

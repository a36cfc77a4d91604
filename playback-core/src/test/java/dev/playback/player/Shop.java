package dev.playback.player;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** A small service with real effects, which a replay must not have. */
class Shop {

    record Item(String sku, int count) {}

    record Receipt(String key, double total) {}

    final Map<String, Double> prices = new ConcurrentHashMap<>(Map.of("pen", 2.5, "ink", 10.0));
    final Map<String, Object> stored = new ConcurrentHashMap<>();
    double discount;
    Callable<Object> beside = () -> 0;

    @Operation
    Receipt placeOrder(String customer, List<Item> items) {
        double total = 0;
        for (Item item : items) {
            total += item.count() * priceOf(item.sku());
        }
        total -= discount;
        return new Receipt(store(Map.of("customer", customer, "total", total)), total);
    }

    @Operation(category = "Swallowing")
    double swallowing(String sku) {
        try {
            beside.call();
            return priceOf(sku + discount);
        } catch (Exception e) {
            return 0;
        }
    }

    @Operation(category = "Echo")
    List<Object> echo(List<Object> values) {
        return values;
    }

    @InterceptInput("shop.price")
    private double priceOf(String sku) {
        Double price = prices.get(sku);
        if (price == null) {
            throw new IllegalArgumentException("No price for " + sku);
        }
        return price;
    }

    @InterceptOutput("shop.store")
    private String store(Map<String, Object> order) {
        String key = "order-" + stored.size();
        stored.put(key, order);
        return key;
    }
}

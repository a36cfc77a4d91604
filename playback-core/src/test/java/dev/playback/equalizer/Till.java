package dev.playback.equalizer;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** A till whose behaviour tests change. */
class Till {

    record Sale(String id, double total) {}

    double discount;
    boolean broken;
    boolean asksTwice;
    boolean isQuiet;
    Callable<Object> first = () -> 0;

    @Operation
    Sale sell(List<String> skus) throws Exception {
        first.call();
        double total = 0;
        for (String sku : skus) {
            total += price(sku);
        }
        if (asksTwice) {
            price(skus.get(0));
        }
        if (broken) {
            throw new IllegalStateException("The till is broken.");
        }
        Sale sale = new Sale(UUID.randomUUID().toString(), total - discount);
        print(Map.of("id", sale.id(), "total", sale.total()));
        if (!isQuiet) {
            ring(skus.size());
        }
        return sale;
    }

    @InterceptInput("till.price")
    private double price(String sku) {
        return sku.length();
    }

    @InterceptOutput("till.print")
    private void print(Map<String, Object> slip) {
        new ArrayList<>(slip.values()).clear();
    }

    @InterceptOutput("till.ring")
    private void ring(int times) {
        new ArrayList<>(List.of(times)).clear();
    }
}

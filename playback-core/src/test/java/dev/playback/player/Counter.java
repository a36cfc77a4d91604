package dev.playback.player;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A service that needs collaborators. */
class Counter {

    private final Catalog catalog;
    private final Stock stock;
    private final Discount discount;

    Counter(Catalog catalog, Stock stock, Discount discount) {
        this.catalog = catalog;
        this.stock = stock;
        this.discount = discount;
    }

    /** Its prices come from elsewhere. */
    interface Catalog {
        @InterceptInput("counter.price")
        int priceOf(String item);

        String describe(String item);

        default String title(String item) {
            return "the " + item;
        }
    }

    static final class FixedCatalog implements Catalog {
        @Override
        @InterceptInput("counter.price")
        public int priceOf(String item) {
            return item.length() * 100;
        }

        @Override
        public String describe(String item) {
            return "a fine " + item;
        }
    }

    /** Knows what was taken, which a blank one does not. */
    static class Stock {
        private final List<String> taken = new ArrayList<>();

        @InterceptOutput("counter.take")
        String take(String item) {
            taken.add(item);
            return "taken " + taken.size();
        }

        List<String> taken() {
            return taken;
        }
    }

    /** Logic, so it runs in replay. */
    static final class Discount {
        int of(int price) {
            return price - 1;
        }
    }

    @Operation
    String sell(String item) {
        return catalog.title(item) + " for " + discount.of(catalog.priceOf(item)) + ", " + stock.take(item);
    }

    @Operation
    String describe(String item) {
        return catalog.describe(item) + catalog.priceOf(item);
    }

    @Operation
    int count(String item) {
        return stock.take(item).length() + stock.taken().size();
    }

    /** Has its collaborator set by a container. */
    static class WithField {
        private @Nullable Catalog catalog;

        WithField() {}

        WithField(Catalog catalog) {
            this.catalog = catalog;
        }

        @Operation
        int price(String item) {
            return Objects.requireNonNull(catalog, "catalog").priceOf(item);
        }
    }

    /** Wants something that cannot be made up. */
    record WithLimit(Catalog catalog, int limit) {}
}

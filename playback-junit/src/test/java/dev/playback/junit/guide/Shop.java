package dev.playback.junit.guide;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;

/** The service of the guide. */
public class Shop {

    private final Catalog catalog;
    private final Ledger ledger;

    /** Sells what is in {@code catalog} and notes it in {@code ledger}. */
    public Shop(Catalog catalog, Ledger ledger) {
        this.catalog = catalog;
        this.ledger = ledger;
    }

    /** Knows prices. */
    public interface Catalog {

        /** Returns the price of {@code item} in cents. */
        @InterceptInput("shop.price")
        int priceOf(String item);
    }

    /** Knows what was sold. */
    public interface Ledger {

        /** Notes a sale. */
        @InterceptOutput("shop.note")
        void note(String item, int price);
    }

    /** Returns the price of {@code item}. */
    @Operation
    public int sell(String item) {
        int price = catalog.priceOf(item);
        ledger.note(item, price);
        return price;
    }
}

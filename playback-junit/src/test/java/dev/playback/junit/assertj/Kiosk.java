package dev.playback.junit.assertj;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;

/** A service whose tax can be changed, as a developer would change code. */
class Kiosk {

    static volatile int tax;

    record Sale(String item, int price) {}

    @Operation
    Sale sell(String item) {
        Sale sale = new Sale(item, priceOf(item) + tax);
        print(sale.price());
        return sale;
    }

    @InterceptInput("kiosk.price")
    private int priceOf(String item) {
        return item.length();
    }

    @InterceptOutput("kiosk.print")
    private static void print(int price) {
        System.setProperty("kiosk.printed", Integer.toString(price));
    }
}

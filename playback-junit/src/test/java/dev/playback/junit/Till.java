package dev.playback.junit;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.Operation;

/** A service whose rate can be changed, as a developer would change code. */
public class Till {

    static volatile double rate = 1.5;
    static volatile int step;

    /** Made by the engine for each replay. */
    public Till() {}

    @Operation
    double charge(int units) {
        return rate * price(units + step);
    }

    @Operation
    double refund(int units) {
        double price = price(units);
        if (rate < 0) {
            throw new IllegalStateException("closed");
        }
        return -rate * price;
    }

    /** Asks for a price outside of any operation, on a thread that belongs to nobody. */
    double quoteElsewhere(int units) throws InterruptedException {
        double[] price = new double[1];
        Thread thread = new Thread(() -> price[0] = price(units), "left behind");
        thread.start();
        thread.join();
        return price[0];
    }

    @InterceptInput("till.price")
    private double price(int units) {
        return units * 4.0;
    }
}

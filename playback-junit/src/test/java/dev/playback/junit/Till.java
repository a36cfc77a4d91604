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

    @InterceptInput("till.price")
    private double price(int units) {
        return units * 4.0;
    }
}

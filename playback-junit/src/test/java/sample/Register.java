package sample;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.Operation;

/** The service of the projects that a real Maven builds; recorded here, replayed there. */
public class Register {

    private static final int RATE = 2;

    /** Charges more than one unit at a rate that a change of code would change. */
    @Operation
    public int charge(int units) {
        return units > 1 ? price(units) * RATE : price(units);
    }

    @InterceptInput("register.price")
    private int price(int units) {
        return units * 10;
    }
}

package dev.playback.studio;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;

/** A service that behaves otherwise when it is told to: in this JVM by its factor, in another by a system property. */
public class Meter {

    static volatile int factor = 1;

    @Operation(category = "Meter")
    public int reading(int raw) {
        if (Integer.getInteger("meter.exit", -1) == raw) {
            System.exit(9);
        }
        store(scale(raw) * Integer.getInteger("meter.factor", factor));
        return raw;
    }

    @Operation(category = "Gauge")
    public int gauge(int raw) {
        return scale(raw) + 1;
    }

    @InterceptInput("meter.scale")
    int scale(int raw) {
        return raw * 10;
    }

    @InterceptOutput("meter.store")
    int store(int value) {
        return value;
    }
}
